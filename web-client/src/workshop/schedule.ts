/**
 * How what is left of a workshop fits the time until it must end: pure arithmetic, in one place. It is
 * on the page, not on the server, because it changes with every second, and because what is applied is
 * then just what was shown; the server only holds the bounds of what it is asked for (SPEC M22).
 */
import type { Activity } from "../protocol/activity";
import { PHASE_LENGTH } from "../protocol/commands";
import type { Timing, Workshop } from "../protocol/workshop";
import { remainingOf } from "./countdown";
import { automationIn, mostExtra } from "./cues";
import { type PresentPhase, phasesOf } from "./selectors";
import { hasBegun, plannedIn } from "./selectors-later";

/** A phase that has not run yet, or the turns of one that are still to come. */
export interface OpenStep {
  readonly id: string;
  /** How long it is to take, or each of its turns, in ms. */
  readonly length: number;
  /** How often that is: the turns still to come; otherwise 1. */
  readonly times: number;
}

/** What is still to come. */
export interface Rest {
  /** When what cannot be changed any more will be over: the running clock, in epoch ms. */
  readonly from: number;
  readonly open: readonly OpenStep[];
}

const MIN = PHASE_LENGTH.min / 1000;
const MAX = PHASE_LENGTH.max / 1000;

/** So much of a second is a slip of the arithmetic. */
const SLIP = 1e-6;

/** How long these steps take together, in ms. */
export function total(steps: readonly OpenStep[]): number {
  return steps.reduce((sum, { length, times }) => sum + length * times, 0);
}

/** When the workshop will be over if nothing is changed, in epoch ms. */
export function projected({ from, open }: Rest): number {
  return from + total(open);
}

/**
 * The same steps with lengths that fill `room` ms, each as long as the others in proportion to what it
 * is now, within the bounds of a phase and in whole seconds. They never take longer than the room,
 * unless the shortest lengths do; what is left is less than a second for each turn of some step.
 */
export function fitted(steps: readonly OpenStep[], room: number): OpenStep[] {
  const seconds = Math.floor(room / 1000);
  const factor = factorFor(steps, seconds);
  const shares = steps.map((step) => {
    const exact = stretched(step, factor);
    return { step, exact, whole: Math.floor(exact + SLIP) };
  });
  let left = seconds - shares.reduce((sum, { step, whole }) => sum + step.times * whole, 0);
  // What rounding has left goes to those of whom most was cut off, a second each, as often as it lasts.
  const byCut = [...shares].sort((a, b) => b.exact - b.whole - (a.exact - a.whole));
  for (let gave = true; gave; ) {
    gave = false;
    for (const share of byCut) {
      if (share.step.times <= left && share.whole < MAX) {
        share.whole += 1;
        left -= share.step.times;
        gave = true;
      }
    }
  }
  return shares.map(({ step, whole }) => ({ ...step, length: whole * 1000 }));
}

/** A step's length in seconds, so many times longer, but within the bounds of a phase. */
function stretched({ length }: OpenStep, factor: number): number {
  return Math.min(MAX, Math.max(MIN, (length / 1000) * factor));
}

/** What to multiply all lengths by so that they take so many seconds; as near as the bounds allow. */
function factorFor(steps: readonly OpenStep[], seconds: number): number {
  const taking = (factor: number) =>
    steps.reduce((sum, step) => sum + step.times * stretched(step, factor), 0);
  if (Math.abs(taking(1) - seconds) < SLIP) {
    return 1;
  }
  // Nothing is longer than MAX, nor shorter than a millisecond, so that these enclose all that can be.
  let [low, high] = [0, MAX * 1000];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    [low, high] = taking(middle) <= seconds ? [middle, high] : [low, middle];
  }
  return low;
}

/** What is still to come of a workshop at `now`, epoch ms. */
export function restOf(workshop: Workshop, activity: Activity, timing: Timing, now: number): Rest {
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  const present = phases[at];
  const { start } = timing.plan;
  const begun = hasBegun(workshop, activity);
  // Before the beginning there is time until the start.
  const from = start !== null && !begun ? Math.max(now, start) : now;
  return {
    from: from + (present === undefined ? 0 : running(workshop, present, timing, now)),
    open: phases.slice(Math.max(0, at)).flatMap((each) => open(workshop, begun, each)),
  };
}

/**
 * How long the running or paused clock of the present phase will go on, in ms. What goes on by itself waits
 * for the table that has the most time besides (SPEC M23).
 */
function running(workshop: Workshop, { phase }: PresentPhase, timing: Timing, now: number): number {
  const { timer } = workshop;
  if (phase.clock === "none" || timer.state === "ready") {
    return 0;
  }
  const extra = automationIn(timing, phase.id).advance ? mostExtra(workshop) : 0;
  return Math.max(0, remainingOf(timer, now) + extra);
}

function open(workshop: Workshop, begun: boolean, { phase, length }: PresentPhase): OpenStep[] {
  const isPresent = phase.id === workshop.phase;
  // A clock that was set before it is started is what the step, or the next turn, will take.
  const ready = isPresent && workshop.timer.state === "ready" ? workshop.timer.length : null;
  switch (phase.clock) {
    case "none":
      return [];
    case "whole":
      return isPresent && workshop.timer.state !== "ready"
        ? []
        : [{ id: phase.id, length: ready ?? length, times: 1 }];
    case "turns": {
      const times = plannedIn(workshop, begun, phase.id).length;
      // The clock is the next table's alone: its time is shared out among those that wait.
      return times === 0
        ? []
        : [{ id: phase.id, length: ((ready ?? length) + length * (times - 1)) / times, times }];
    }
  }
}

/** How the plan stands against the end, and what would put it right. */
export interface Standing {
  /** How much later than the end it will be over, in ms; negative: earlier. */
  readonly over: number;
  readonly endsAt: number;
  /** The open steps with other lengths; null where nothing needs to or can be changed. */
  readonly proposal: readonly OpenStep[] | null;
  /** How much longer all that is open would be, as a part of it: −0.1 is ten percent shorter. */
  readonly change: number;
  /** Whether nothing is proposed because all that is open would be far longer. */
  readonly farLonger: boolean;
  /** Whether the proposal ends in time; with the shortest lengths it may not. */
  readonly fits: boolean;
}

/** Nobody stretches what is left to more than four times its length: then there is time in hand, and that is said. */
const MOST_LONGER = 3;

/** So little, in ms, is on time. */
export const ON_TIME = 30_000;

/** How what is left stands against the end of the plan, epoch ms. */
export function standing(rest: Rest, end: number): Standing {
  const endsAt = projected(rest);
  const over = endsAt - end;
  const proposal = fitted(rest.open, end - rest.from);
  const same = proposal.every(({ length }, i) => length === rest.open[i]?.length);
  const before = total(rest.open);
  const change = before === 0 ? 0 : total(proposal) / before - 1;
  const farLonger = change > MOST_LONGER;
  return {
    over,
    endsAt,
    proposal: Math.abs(over) < ON_TIME || same || farLonger ? null : proposal,
    change,
    farLonger,
    fits: rest.from + total(proposal) <= end,
  };
}
