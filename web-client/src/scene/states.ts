/** What the room sees of the states of tables: what helps it, and nothing that shames a table (SPEC M46). */
import type { Digest } from "../protocol/workshop";
import { isWrittenIn, presentPhase } from "../workshop/selectors";
import { type Kind, phaseView, tableStatus } from "../workshop/table-state";
import type { Room } from "./room";

/** The states that stand beside a table's name before everybody. */
export type ShownState = Extract<Kind, "ready" | "typing">;

/** How far the tables are. */
export interface Progress {
  readonly ready: number;
  /** How many take part: somebody is there, or has written. */
  readonly tables: number;
}

/** "31/40", as numbers of tables stand on the screen. */
export function readyWords({ ready, tables }: Progress): string {
  return `${ready}/${tables}`;
}

/** Finds the state of a table as the room sees it; null where nothing is said of it. */
export type StateOf = (digest: Digest | undefined) => ShownState | null;

/**
 * How to find the states now. A call for help is the facilitator's to know, so a table that is ready stays
 * ready here while it calls; and who of a table is away a screen is not told.
 */
export function statesShown(room: Room): StateOf {
  const now = room.second.value;
  const view = phaseView(room.workshop.value, room.activity.value, now);
  return (digest) => {
    const { kind } = tableStatus(
      { help: null },
      digest === undefined ? undefined : { ...digest, help: null },
      digest?.people ?? 0,
      view,
      now,
    );
    return kind === "ready" || kind === "typing" ? kind : null;
  };
}

/** How many tables are ready; null where they write nothing, or nobody is in. */
export function progressOf(room: Room): Progress | null {
  if (!isWrittenIn(presentPhase(room.workshop.value, room.activity.value)?.phase)) {
    return null;
  }
  const digests = [...room.digests.value.values()];
  const stateOf = statesShown(room);
  const tables = digests.filter(({ people, lastEdit }) => people > 0 || lastEdit !== null).length;
  const ready = digests.filter((digest) => stateOf(digest) === "ready").length;
  return tables === 0 ? null : { ready, tables };
}
