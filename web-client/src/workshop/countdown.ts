/** What a clock shows at one moment: a pure function of the timer, the activity's data and the time. */
import type { Phase } from "../protocol/activity";
import type { TimerState } from "../protocol/workshop";

export type ClockKind = Phase["clock"];

/** How urgent the time left is; `over` from zero on. */
export type Level = "normal" | "amber" | "red" | "over";

/** The marks that are spoken, never each second. */
export type Mark = "minute" | "half" | "ten" | "over";

export interface CountdownInput {
  readonly timer: TimerState;
  /** The phase's clock; `none` shows nothing. */
  readonly clock: ClockKind;
  /** The phase's length in ms, from which the warnings follow; adding a minute does not move them. */
  readonly length: number;
  /** Extra time of one table in ms. */
  readonly extra?: number;
  /** The server's time in epoch ms; null while nothing is known of it. */
  readonly now: number | null;
  /** Whether that is only about so: too little known for digits. */
  readonly vague?: boolean;
  /** Whether that is a guess. */
  readonly guessed?: boolean;
}

export interface Countdown {
  readonly state: TimerState["state"];
  /** Whether it is known how much is left: not of a running clock while the time is not known or a guess. */
  readonly known: boolean;
  /** "2:54", "+0:07" in overtime, "≈2:54" by a guess, and dashes while it is not known. */
  readonly digits: string;
  /** The part of the ring that is left, 1 to 0. */
  readonly fraction: number;
  readonly level: Level;
  readonly paused: boolean;
  /** When it runs out, in epoch ms; null unless it runs. */
  readonly endsAt: number | null;
  /** The mark that was passed last while running, to be spoken when it changes. */
  readonly mark: Mark | null;
}

/** The warnings of a clock in ms before its end. */
export interface Thresholds {
  readonly amber: number;
  readonly red: number;
}

/**
 * The warnings for a clock of `length` ms: a table's own minute warns at 0:20 and 0:10 (sooner when
 * it is shorter), a phase at a fifth and a twentieth of it, which for five minutes is 1:00 and 0:15.
 */
export function thresholds(clock: ClockKind, length: number): Thresholds {
  return clock === "turns"
    ? { amber: Math.min(20_000, length / 3), red: Math.min(10_000, length / 6) }
    : { amber: length / 5, red: length / 20 };
}

/** What stands for the digits that are not known. */
const UNKNOWN_DIGITS = "–:––";

/** What stands before digits that may be off. */
const ABOUT = "≈";

/** Time left of a timer in ms, negative in overtime. */
export function remainingOf(timer: TimerState, now: number): number {
  if (timer.state === "running") {
    return timer.deadline - now;
  }
  return timer.state === "ready" ? timer.length : timer.remaining;
}

/**
 * The clock's digits. Time left is rounded up, so that a second counts until it is over; overtime
 * is rounded down: 0:00 lasts one second, from the end on.
 */
export function clockDigits(remaining: number): string {
  const over = remaining <= -1000;
  const total = over ? Math.floor(-remaining / 1000) : Math.max(0, Math.ceil(remaining / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const digits = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(total % 60)}`;
  return over ? `+${digits}` : digits;
}

function levelOf(remaining: number, { amber, red }: Thresholds): Level {
  if (remaining <= 0) {
    return "over";
  }
  return remaining <= red ? "red" : remaining <= amber ? "amber" : "normal";
}

function markOf(remaining: number, whole: number): Mark | null {
  if (remaining <= 0) {
    return "over";
  }
  if (remaining <= 10_000) {
    return whole > 10_000 ? "ten" : null;
  }
  if (remaining <= 30_000) {
    return whole > 30_000 ? "half" : null;
  }
  return remaining <= 60_000 && whole > 60_000 ? "minute" : null;
}

/** The countdown at `now`, or null where the phase has no clock. */
export function countdown(input: CountdownInput): Countdown | null {
  if (input.clock === "none") {
    return null;
  }
  const { timer } = input;
  const extra = input.extra ?? 0;
  const whole = Math.max(timer.length + extra, 1);
  const running = timer.state === "running";
  const at = running ? input.now : 0;
  // Only digits wait: all else of the clock, and what follows from it, would come and go with them.
  const shown = at !== null && !(running && input.vague);
  const known = shown && !(running && input.guessed);
  // A clock that was started this moment never shows more than its length, however late `now` is.
  const remaining = at === null ? whole : Math.min(remainingOf(timer, at) + extra, whole);
  return {
    state: timer.state,
    known,
    digits: shown ? (known ? "" : ABOUT) + clockDigits(remaining) : UNKNOWN_DIGITS,
    fraction: Math.max(0, remaining / whole),
    level:
      timer.state === "ready" || at === null
        ? "normal"
        : levelOf(remaining, thresholds(input.clock, input.length)),
    paused: timer.state === "paused",
    endsAt: running ? timer.deadline + extra : null,
    mark: running && known ? markOf(remaining, whole) : null,
  };
}
