import type { Message, Workshop } from "../protocol/workshop";
import { type PresentPhase, tableOf, turnsIn } from "../workshop/selectors";
import type { Follower } from "./follow";
import type { NowProps } from "./props";

/** What the room has for this phone's table at this moment. */
export interface RoomNews {
  /** Whether the table has its turn. */
  readonly on: boolean;
  /** Whether its words are shown to be read from, under a lamp that says what the clock says. */
  readonly speaking: boolean;
  readonly timeUp: boolean;
  /** The table's extra time, ms. */
  readonly extra: number;
  /** The messages that were not dismissed here. */
  readonly messages: readonly Message[];
}

/** Whether a table has its turn. */
export function hasTurn(workshop: Workshop, present: PresentPhase | undefined, table: number) {
  return present?.phase.clock === "turns" && turnsIn(workshop).presenting === table;
}

/** Reads it off the workshop's state; `timeUp` is what the table's clock says. */
export function roomNews(
  { session, state, seat, present, follower }: NowProps & { follower: Follower },
  timeUp: boolean,
): RoomNews {
  const { table } = seat.provider;
  const on = hasTurn(state.workshop, present, table);
  return {
    on,
    speaking: on && follower.view.value === "now",
    timeUp,
    extra: present?.phase.clock === "none" ? 0 : (tableOf(state.workshop, table)?.extra ?? 0),
    messages: state.workshop.messages.filter(({ id }) => !session.dismissed.value.has(id)),
  };
}

/** Whether there is anything to show of it. */
export function hasNews(
  { on, timeUp, extra, messages }: RoomNews,
  { session, state, present, follower }: NowProps & { follower: Follower },
): boolean {
  return (
    on ||
    timeUp ||
    extra > 0 ||
    messages.length > 0 ||
    present?.phase.clock === "turns" ||
    follower.offer.value !== null ||
    session.locked.value ||
    state.workshop.merges.length > 0 ||
    session.tidings.untold.value.length > 0
  );
}
