/** Whether an order was drawn, as far as that can be seen of it. */

/**
 * Whether the tables that wait came into this order by more than a hand does at once: a hand moves one table,
 * a draw all of them. A draw that happens to move one only is no show.
 */
export function isDrawn(before: readonly number[], after: readonly number[]): boolean {
  const same = after.length > 1 && [...before].sort().join() === [...after].sort().join();
  return same && after.every((table) => without(before, table) !== without(after, table));
}

function without(order: readonly number[], table: number): string {
  return order.filter((other) => other !== table).join();
}
