import type { ComponentChild } from "preact";
import { t as dashboard } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { Said } from "../theme/Said";
import { thresholds } from "../workshop/countdown";
import { automationIn, awaitedCues, isClockForgotten } from "../workshop/cues";
import { type Desk, useDesk } from "./desk";
import "./ClockPanel.css";

/**
 * What is to be known of the clock beside its time: that it stands, what it waits for, and what happens by
 * itself. Its place is always there, whatever there is to say: what moves the clock stays where it is (SPEC W45).
 */
export function ClockNotes() {
  const notes = notesOf(useDesk()).filter((note) => note !== false);
  return (
    <div class="timer-notes" tabIndex={notes.length > 0 ? 0 : undefined}>
      {notes}
    </div>
  );
}

function notesOf(desk: Desk): readonly ComponentChild[] {
  const workshop = desk.workshop.value;
  const present = desk.phase.value;
  const { timing } = workshop;
  if (present === undefined || timing === null) {
    return [];
  }
  const now = desk.second.value;
  const awaited = awaitedCues(workshop, timing, present, now);
  const { atWarning, atZero } = automationIn(timing, present.phase.id);
  const { amber } = thresholds(present.phase.clock, present.length);
  const { missed } = timing.cues;
  const extra = workshop.tables.some((table) => table.extra > 0);
  const between = desk.runs && desk.turning.value && desk.presenting.value === null;
  const call = desk.activity.value.words.turn?.call;
  return [
    isClockForgotten(workshop, timing, now) && <Note key="stands" warns words={t("notRunning")} />,
    missed.includes("advance") && <Note key="stayed" warns words={t("missedAdvance")} />,
    missed.some((cue) => cue !== "advance") && (
      <Note key="unsaid" warns words={t("missedMessage")} />
    ),
    between && desk.toggle.value === null && <Note key="all" words={dashboard("allDone")} />,
    between && desk.toggle.value !== null && (
      <Note
        key="call"
        words={call ?? dashboard("callFirst")}
        {...(call == null ? {} : desk.activityLang.value)}
      />
    ),
    awaited.includes("advance") && (
      <Note key="advance" words={t(extra ? "goesOnAfterExtra" : "goesOn")} />
    ),
    awaited.includes("warning") && atWarning !== null && (
      <Note key="warning" words={t("saysAtWarning", { time: duration(amber), text: atWarning })} />
    ),
    awaited.includes("zero") && atZero !== null && (
      <Note key="zero" words={t("saysAtZero", { text: atZero })} />
    ),
  ];
}

function Note(props: { warns?: boolean; words: string; lang?: string; dir?: "ltr" | "rtl" }) {
  const { warns = false, words, lang, dir = "auto" } = props;
  return warns ? (
    <Said class="timer-note timer-warning" words={words} />
  ) : (
    <p class="timer-note" lang={lang} dir={dir}>
      {words}
    </p>
  );
}
