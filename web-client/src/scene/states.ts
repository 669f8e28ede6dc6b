/** What the room sees of the states of tables: what helps it, and nothing that shames a table (SPEC M46). */
import type { Digest } from "../protocol/workshop";
import {
  type Progress,
  phaseView,
  progressOf,
  type ShownState,
  shownState,
} from "../workshop/table-state";
import type { Room } from "./room";

/** "31/40", as numbers of tables stand on the screen. */
export function readyWords({ ready, tables }: Progress): string {
  return `${ready}/${tables}`;
}

/** Finds the state of a table as the room sees it; null where nothing is said of it. */
export type StateOf = (digest: Digest | undefined) => ShownState | null;

/** How to find the states now. */
export function statesShown(room: Room): StateOf {
  const now = room.second.value;
  const view = phaseView(room.workshop.value, room.activity.value, now);
  return (digest) => shownState(digest, view, now);
}

/** How many tables are ready; null where none can say so, or nobody is in. */
export function progressShown(room: Room): Progress | null {
  const now = room.second.value;
  const view = phaseView(room.workshop.value, room.activity.value, now);
  const progress = progressOf(room.workshop.value.tables, room.digests.value, view, now);
  return progress !== null && progress.tables > 0 ? progress : null;
}
