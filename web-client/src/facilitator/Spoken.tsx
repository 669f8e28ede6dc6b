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
  const long = length !== null && seconds * 1000 > length;
  const figures = { seconds, length: duration(length ?? 0) };
  return { seconds, length, long, figures, words: t(long ? "spokenLong" : "spoken", figures) };
}

/** How long a text takes to say, in words. */
export function Spoken(props: { field: string; text: string }) {
  const { seconds, long, words } = useSpoken(props);
  return seconds === 0 ? null : (
    <span class="part-spoken" data-long={long}>
      {words}
    </span>
  );
}

/** The same in figures, where there is no room for the words, which it says when asked. */
export function SpokenBriefly(props: { field: string; text: string }) {
  const { seconds, long, figures, words } = useSpoken(props);
  return seconds === 0 ? null : (
    <span class="spoken-brief" data-long={long} title={words}>
      <span aria-hidden="true">{t(long ? "spokenLongBrief" : "spokenBrief", figures)}</span>
      <span class="visually-hidden">{words}</span>
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
