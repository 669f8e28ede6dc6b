import type { ComponentChild } from "preact";
import { t as dashboard } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { t } from "../i18n/time";
import { Said } from "../theme/Said";
import { thresholds } from "../workshop/countdown";
import { automationIn, awaitedCues, isClockForgotten, mostExtra } from "../workshop/cues";
import { nextPhase } from "../workshop/selectors-later";
import { type Desk, useDesk } from "./desk";
import { silenceNotes } from "./silence-notes";
import "./ClockPanel.css";

/**
 * What is to be known beside the time: of the clock that it stands, what it waits for, and what happens by itself, and
 * of a silence. Its place is always there, whatever there is to say: what moves the clock stays where it is (SPEC W45).
 * That has two or three lines, so first is said what else nobody would see: that a clock stands or did not do what it
 * was to do, and that it goes on by itself, which ends a silence, too (SPEC M38).
 */
export function ClockNotes() {
  const desk = useDesk();
  const { urgent, others } = ofClock(desk);
  const notes = [...urgent, ...ofSilence(desk), ...others].filter((note) => note !== false);
  return (
    <div class="timer-notes" {...(notes.length > 0 && reachable())}>
      {notes}
    </div>
  );
}

/** What may have to be scrolled is reached by keyboard, and then says what it is. */
function reachable() {
  return { tabIndex: 0, role: "group", "aria-label": t("clockNotes") } as const;
}

function ofSilence(desk: Desk): readonly ComponentChild[] {
  const workshop = desk.workshop.value;
  const next = nextPhase(workshop, desk.activity.value)?.phase.id;
  return silenceNotes(workshop, next, desk.runs).map((words, index) => (
    <p key={`silence ${index}`} class={index === 0 ? "timer-note timer-warning" : "timer-note"}>
      {words}
    </p>
  ));
}

interface Notes {
  readonly urgent: readonly ComponentChild[];
  readonly others: readonly ComponentChild[];
}

function ofClock(desk: Desk): Notes {
  const workshop = desk.workshop.value;
  const present = desk.phase.value;
  const { timing } = workshop;
  if (present === undefined || present.phase.clock === "none" || timing === null) {
    return { urgent: [], others: [] };
  }
  const now = desk.second.value;
  const awaited = awaitedCues(workshop, timing, present, now);
  const { atWarning, atZero } = automationIn(timing, present.phase.id);
  const { amber } = thresholds(present.phase.clock, present.length);
  const { missed } = timing.cues;
  const extra = mostExtra(workshop) > 0;
  const between = desk.runs && desk.turning.value && desk.presenting.value === null;
  const call = desk.activity.value.words.turn?.call;
  const urgent = [
    isClockForgotten(workshop, timing, now) && <Note key="stands" warns words={t("notRunning")} />,
    missed.includes("advance") && <Note key="stayed" warns words={t("missedAdvance")} />,
    missed.some((cue) => cue !== "advance") && (
      <Note key="unsaid" warns words={t("missedMessage")} />
    ),
    awaited.includes("advance") && (
      <Note key="advance" words={t(extra ? "goesOnAfterExtra" : "goesOn")} />
    ),
  ];
  const others = [
    between && desk.toggle.value === null && <Note key="all" words={dashboard("allDone")} />,
    between && desk.toggle.value !== null && (
      <Note
        key="call"
        words={call ?? dashboard("callFirst")}
        {...(call == null ? {} : desk.activityLang.value)}
      />
    ),
    awaited.includes("warning") && atWarning !== null && (
      <Note key="warning" words={t("saysAtWarning", { time: duration(amber), text: atWarning })} />
    ),
    awaited.includes("zero") && atZero !== null && (
      <Note key="zero" words={t("saysAtZero", { text: atZero })} />
    ),
  ];
  return { urgent, others };
}

function Note(props: { warns?: boolean; words: string; lang?: string; dir?: "ltr" | "rtl" }) {
  const { warns = false, words, lang, dir } = props;
  return warns ? (
    <Said class="timer-note timer-warning" words={words} />
  ) : (
    <p class="timer-note" lang={lang} dir={dir}>
      {words}
    </p>
  );
}
