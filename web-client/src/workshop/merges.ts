/** Where the people of tables went that became one with others (SPEC M32). */
import type { Merge } from "../protocol/workshop";

/** The table where those sit who look for this one: it, or where its people went, be it by way of others. */
export function closedInto(merges: readonly Merge[], table: number): number {
  const closing = merges.find(({ from, stage }) => from === table && stage !== "parting");
  return closing === undefined ? table : closedInto(merges, closing.into);
}

/** How others became one with this table, also by way of others, in their order. */
export function mergesEndingAt(merges: readonly Merge[], table: number): Merge[] {
  return merges.filter(
    ({ from, stage }) => stage !== "parting" && closedInto(merges, from) === table,
  );
}
