import { type Countdown, countdown } from "../workshop/countdown";
import { clockInput } from "../workshop/selectors";
import type { PhoneSession } from "./session";

/** What the clock of a table shows now, or without a table the room's; null while there is none. */
export function countdownFor(session: PhoneSession, table?: number): Countdown | null {
  const state = session.state.value;
  const activity = session.activity.value;
  return state === null || activity === null
    ? null
    : countdown(clockInput(state.workshop, activity, session.clock, table));
}
