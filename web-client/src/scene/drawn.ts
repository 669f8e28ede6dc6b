/** Which draws of an order a page has not shown yet (SPEC M25). */
import type { Turns } from "../protocol/workshop";

/** What was known of a phase's turns. */
type Known = Pick<Turns, "set" | "draws" | "presenting">;

/**
 * The orders that have come to be known while a page looked on, and wait to be shown there: the first of a
 * phase, and each that was drawn. What a hand has moved is no such news, nor is a draw that is taken back; and
 * once a table is called in it, an order has been seen.
 */
export class Draws {
  readonly #known = new Map<string, Known>();
  readonly #due = new Set<string>();

  /** Looks at what the workshop is now. */
  look(turns: Readonly<Record<string, Known>>): void {
    for (const [phase, now] of Object.entries(turns)) {
      const before = this.#known.get(phase) ?? now;
      this.#known.set(phase, now);
      const called = now.presenting !== null && now.presenting !== before.presenting;
      if (!now.set || now.draws < before.draws || called) {
        this.#due.delete(phase);
      } else if (!before.set || now.draws > before.draws) {
        this.#due.add(phase);
      }
    }
  }

  /** Whether an order of this phase waits to be shown, which it does no longer. */
  take(phase: string): boolean {
    return this.#due.delete(phase);
  }
}
