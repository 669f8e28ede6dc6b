import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { spokenSeconds, turnLength } from "../workshop/selectors";
import { useDesk } from "./desk";
import "./Spoken.css";

/** How long a text takes to say, in seconds, and how long there is to say it; null where that is open. */
function useSpoken({ field, text }: { field: string; text: string }) {
  const desk = useDesk();
  const activity = desk.activity.value;
  const length = turnLength(desk.workshop.value, activity, field);
  const seconds = spokenSeconds(text, activity.wordsPerMinute);
  return { seconds, length, long: length !== null && seconds * 1000 > length };
}

/** How long a text takes to say, in words. */
export function Spoken(props: { field: string; text: string }) {
  const { seconds, length, long } = useSpoken(props);
  return seconds === 0 ? null : (
    <span class="part-spoken" data-long={long}>
      {long
        ? t("spokenLong", { seconds, length: duration(length ?? 0) })
        : t("spoken", { seconds })}
    </span>
  );
}

/** How much of its turn a text fills. */
export function SpokenBar(props: { field: string; text: string }) {
  const { seconds, length, long } = useSpoken(props);
  if (seconds === 0 || length === null) {
    return null;
  }
  return (
    <div class="meter" aria-hidden="true" data-long={long}>
      <div style={{ width: `${Math.min(100, (seconds * 100_000) / length)}%` }} />
    </div>
  );
}
