import { t } from "../i18n/phone";
import type { Activity, Hue, Phase, Sheet } from "../protocol/activity";
import { isAboutRoom, placeOf, type View, viewOfSheet } from "./follow";
import "./Tabs.css";

const paths = {
  cards: "M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0M16 16l4.5 4.5",
  text: "M5 21V4h12l-2 4 2 4H5",
  spoken: "M4 10v4h4l7 4V6L8 10zM18.5 9a4 4 0 0 1 0 6",
  map: "M8.6 6a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0M20.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0M12.6 18a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0M8.4 6.6l7 .9M7 8.4l2.3 7.1M16.4 10l-4.6 6",
  now: "M4 5h16v11H4zM9 20h6M12 16v4",
} as const;

function iconOf(sheet: Sheet): keyof typeof paths {
  return sheet.kind === "cards"
    ? "cards"
    : sheet.fields.some(({ spoken }) => spoken)
      ? "spoken"
      : "text";
}

interface Tab {
  readonly view: View;
  readonly name: string;
  readonly icon: keyof typeof paths;
  readonly colour: Hue;
  /** Whether its name is the activity's. */
  readonly said: boolean;
}

/** The sheets of the activity in their order, the maps, and the room when the room is what counts. */
export function Tabs(props: {
  activity: Activity;
  /** The attributes of what is in the activity's language. */
  said: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  phase: Phase | undefined;
  view: View;
  /** The view that the room is at. */
  home: View;
  onShow: (view: View) => void;
}) {
  const { activity } = props;
  // A further look is a place on its sheet.
  const shown = placeOf(props.view, activity)?.sheet.id;
  const home = placeOf(props.home, activity)?.sheet.id;
  const isAt = (tab: Tab, view: View, sheet: string | undefined) =>
    tab.view === view || (sheet !== undefined && tab.view === viewOfSheet(sheet));
  return (
    <nav class="tabs" aria-label={t("sheets")}>
      {tabsOf(activity, props.phase, props.view).map((tab) => (
        <button
          key={tab.view}
          type="button"
          aria-current={isAt(tab, props.view, shown) ? "page" : undefined}
          data-hue={tab.colour}
          data-home={isAt(tab, props.home, home)}
          onClick={() => props.onShow(isAt(tab, props.home, home) ? props.home : tab.view)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={paths[tab.icon]} />
          </svg>
          <span {...(tab.said ? props.said : {})}>{tab.name}</span>
        </button>
      ))}
    </nav>
  );
}

function tabsOf(activity: Activity, phase: Phase | undefined, view: View): Tab[] {
  const tabs: Tab[] = activity.sheets.map((sheet) => ({
    view: viewOfSheet(sheet.id),
    name: sheet.short,
    icon: iconOf(sheet),
    colour: sheet.colour,
    said: true,
  }));
  if (activity.sheets.some((sheet) => sheet.kind === "cards" && sheet.map)) {
    tabs.push({ view: "map", name: t("mapTab"), icon: "map", colour: "ink", said: false });
  }
  if (view === "now" || (phase !== undefined && isAboutRoom(phase))) {
    const room = phase === undefined || phase.screen === "turns";
    tabs.unshift({
      view: "now",
      name: room ? t("roomTab") : phase.short,
      icon: "now",
      colour: phase?.colour ?? "ink",
      said: !room,
    });
  }
  return tabs;
}
