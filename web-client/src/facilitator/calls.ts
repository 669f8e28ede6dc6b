/** The calls for help, in an order that is steady under the hand. */
import { useRef } from "preact/hooks";
import type { WorkshopTable } from "../protocol/workshop";
import { keptPlaces as inPlaces } from "./places";

export interface Call {
  readonly number: number;
  readonly help: number;
  readonly claim: WorkshopTable["claim"];
}

/** A call in the list, or where one was that is over. */
export interface Place extends Call {
  readonly over: boolean;
}

/** First those to whom nobody goes yet, the longest waiting first. */
export function byUrgency(tables: readonly Pick<WorkshopTable, "number" | "help" | "claim">[]) {
  return tables
    .flatMap(({ number, help, claim }): Call[] => (help === null ? [] : [{ number, help, claim }]))
    .sort((a, b) => Number(a.claim !== null) - Number(b.claim !== null) || a.help - b.help);
}

/**
 * The calls where they were before, though somebody goes there by now or they are over, and behind them
 * those that have come since: whoever is about to press something finds it there. What is over at the
 * end of the list leaves nothing out of its place by going.
 */
export function keptPlaces(calls: readonly Call[], before: readonly Place[]): readonly Place[] {
  const known = before.map(({ over, ...entry }) => ({
    id: String(entry.number),
    entry,
    gone: over,
  }));
  const now = new Map(calls.map((call) => [String(call.number), call]));
  const places = inPlaces(known, now).map(({ entry, gone }): Place => ({ ...entry, over: gone }));
  while (places.at(-1)?.over) {
    places.pop();
  }
  return places;
}

/** The list of calls, and what has it sorted anew: what one does oneself may move them. */
export function useCalls(calls: readonly Call[]): [readonly Place[], () => void] {
  const before = useRef<readonly Place[]>([]);
  before.current = keptPlaces(calls, before.current);
  return [
    before.current,
    () => {
      before.current = [];
    },
  ];
}
