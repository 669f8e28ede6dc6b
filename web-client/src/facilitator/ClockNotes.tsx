import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { Said } from "../theme/Said";
import { thresholds } from "../workshop/countdown";
import { automationIn, awaitedCues, isClockForgotten } from "../workshop/cues";
import { useDesk } from "./desk";
import "./ClockPanel.css";

/** What is to be known of the clock beside its time: that it stands, and what happens by itself. */
export function ClockNotes() {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const present = desk.phase.value;
  const { timing } = workshop;
  if (present === undefined || timing === null) {
    return null;
  }
  const now = desk.second.value;
  const awaited = awaitedCues(workshop, timing, present, now);
  const { atWarning, atZero } = automationIn(timing, present.phase.id);
  const { amber } = thresholds(present.phase.clock, present.length);
  const { missed } = timing.cues;
  const extra = workshop.tables.some((table) => table.extra > 0);
  return (
    <>
      {isClockForgotten(workshop, timing, now) && <Note warns>{t("notRunning")}</Note>}
      {missed.includes("advance") && <Note warns>{t("missedAdvance")}</Note>}
      {missed.some((cue) => cue !== "advance") && <Note warns>{t("missedMessage")}</Note>}
      {awaited.includes("advance") && <Note>{t(extra ? "goesOnAfterExtra" : "goesOn")}</Note>}
      {awaited.includes("warning") && atWarning !== null && (
        <Note>{t("saysAtWarning", { time: duration(amber), text: atWarning })}</Note>
      )}
      {awaited.includes("zero") && atZero !== null && (
        <Note>{t("saysAtZero", { text: atZero })}</Note>
      )}
    </>
  );
}

function Note(props: { warns?: boolean; children: string }) {
  return props.warns === true ? (
    <Said class="timer-note timer-warning" words={props.children} />
  ) : (
    <p class="timer-note" dir="auto">
      {props.children}
    </p>
  );
}
