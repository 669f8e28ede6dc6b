/** Since when tables have been able to write, as far as this page has seen it. */
import type { WorkshopTable } from "../protocol/workshop";
import { mayWrite, type PhaseView } from "../workshop/table-state";

/**
 * Notes when tables that could not write may write again: their pens are up, the clock goes on, a silence is
 * over. Only from then on nobody can call them quiet (SPEC W43).
 */
export class Free {
  readonly #since = new Map<number, number>();

  /** When a table came to be able to write, ms; long ago if it always was, and in the future while it is not. */
  since(table: Pick<WorkshopTable, "number" | "locked">, view: PhaseView, now: number): number {
    const { number } = table;
    const before = this.#since.get(number) ?? Number.NEGATIVE_INFINITY;
    const since = !mayWrite(table, view)
      ? Number.POSITIVE_INFINITY
      : before === Number.POSITIVE_INFINITY
        ? now
        : before;
    this.#since.set(number, since);
    return since;
  }
}
