/** What follows from the states of all tables: their order by need, counts, and what could be done now. */
import type { Workshop } from "../protocol/workshop";
import { type Kind, type Progress, states, type TableStatus } from "../workshop/table-state";

/** The numbers of tables by need: the most urgent first, of the same state the longest and the lowest first. */
export function byNeed(
  rows: readonly { readonly table: { readonly number: number }; readonly status: TableStatus }[],
): number[] {
  return [...rows]
    .sort(
      (a, b) =>
        states.indexOf(a.status.kind) - states.indexOf(b.status.kind) ||
        (b.status.ms ?? 0) - (a.status.ms ?? 0) ||
        a.table.number - b.table.number,
    )
    .map(({ table }) => table.number);
}

/** How many tables are in each state. */
export function countStates(statuses: readonly TableStatus[]): Readonly<Record<Kind, number>> {
  const counts = Object.fromEntries(states.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { kind } of statuses) {
    counts[kind]++;
  }
  return counts;
}

/** Of ten tables so many are most. */
const MOST = 0.75;
/** With no more time left than this, in ms, a minute more is no longer news. */
const SOON = 90_000;

/**
 * What it suggests how far the tables are.
 *
 * @param left how long the clock still runs, in ms; below 0 it is over
 */
export function suggestionFor(
  { ready, tables }: Progress,
  left: number,
): "go-on" | "a-minute" | null {
  if (ready === 0 || ready < tables * MOST) {
    return null;
  }
  if (ready === tables) {
    return "go-on";
  }
  return left > SOON || left <= 0 ? "a-minute" : null;
}

/** How many people sit at each table, by number. */
export function peopleByTable(workshop: Workshop): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { table } of workshop.participants) {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return counts;
}
