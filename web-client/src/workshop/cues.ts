/** What happens by itself in the present phase, as long as it still may (SPEC M23). */
import type { Phase } from "../protocol/activity";
import type { Automation, Timing, Workshop } from "../protocol/workshop";
import { remainingOf, thresholds } from "./countdown";

export type Cue = Timing["cues"]["done"][number];

const nothing: Automation = { advance: false, atWarning: null, atZero: null };

/** What a facilitator has asked for in a phase. */
export function automationIn(timing: Timing, phase: string): Automation {
  return timing.plan.automatic[phase] ?? nothing;
}

/** For so long after zero what goes on by itself waits: for the table that has the most time besides, in ms. */
export function mostExtra({ tables }: Workshop): number {
  return Math.max(0, ...tables.map((table) => table.extra));
}

/** The cues of the present clock that are still to come at `now`, epoch ms, and have something to do. */
export function awaitedCues(
  workshop: Workshop,
  timing: Timing,
  present: { readonly phase: Phase; readonly length: number },
  now: number,
): Cue[] {
  const { advance, atWarning, atZero } = automationIn(timing, present.phase.id);
  const left = remainingOf(workshop.timer, now);
  const { amber } = thresholds(present.phase.clock, present.length);
  const asked: [Cue, boolean, number][] = [
    ["warning", atWarning !== null, left - amber],
    ["zero", atZero !== null, left],
    ["advance", advance, left + mostExtra(workshop)],
  ];
  const { done, missed } = timing.cues;
  return asked
    .filter(
      ([cue, wanted, until]) => wanted && until > 0 && !done.includes(cue) && !missed.includes(cue),
    )
    .map(([cue]) => cue);
}

/** So long a clock may stand in an open phase before that is said, in ms. */
const STANDING_MS = 60_000;

/** Whether a phase has been open for a minute, or its clock paused as long, and nobody has started it. */
export function isClockForgotten({ timer }: Workshop, { cues }: Timing, now: number): boolean {
  return timer.state !== "running" && now - cues.since >= STANDING_MS;
}
