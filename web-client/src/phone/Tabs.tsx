import { t } from "../i18n/phone";
import type { Activity, Phase, Step } from "../protocol/activity";
import { isAboutRoom, type View } from "./follow";
import "./Tabs.css";

const paths: Record<Step["sheet"] | "map" | "now", string> = {
  players: "M17.5 11a6.5 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0M16 16l4.500 4.500",
  challenge: "M5 21V4h12l-2 4 2 4H5",
  pitch: "M4 10v4h4l7 4V6L8 10zM18.500 9a4 4 0 0 1 0 6",
  map: "M8.600 6a2.600 2.600 0 1 1-5.200 0 2.600 2.600 0 0 1 5.200 0M20.600 8a2.600 2.600 0 1 1-5.200 0 2.600 2.600 0 0 1 5.200 0M12.600 18a2.600 2.600 0 1 1-5.200 0 2.600 2.600 0 0 1 5.200 0M8.400 6.600l7 .900M7 8.400l2.300 7.100M16.400 10l-4.600 6",
  now: "M4 5h16v11H4zM9 20h6M12 16v4",
};

/** The sheets of the activity in their order, the map, and the room when the room is what counts. */
export function Tabs(props: {
  activity: Activity;
  phase: Phase | undefined;
  view: View;
  /** The view that the room is at. */
  home: View;
  onShow: (view: View) => void;
}) {
  const { activity, phase } = props;
  const tab = (
    view: View,
    name: string,
    icon: keyof typeof paths,
    colour: string,
    lang?: string,
  ) => (
    <button
      key={view}
      type="button"
      aria-current={props.view === view ? "page" : undefined}
      data-colour={colour}
      data-home={props.home === view}
      onClick={() => props.onShow(view)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={paths[icon]} />
      </svg>
      <span lang={lang}>{name}</span>
    </button>
  );
  return (
    <nav class="tabs" aria-label={t("sheets")}>
      {(props.view === "now" || (phase !== undefined && isAboutRoom(phase))) &&
        tab(
          "now",
          phase === undefined || phase.screen === "pitches" ? t("roomTab") : phase.short,
          "now",
          phase?.colour ?? "ink",
        )}
      {activity.steps.map((step) =>
        tab(`step:${step.id}`, step.title, step.sheet, step.colour, activity.language),
      )}
      {tab("map", t("mapTab"), "map", "ink")}
    </nav>
  );
}
