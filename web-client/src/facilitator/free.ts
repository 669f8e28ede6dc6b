/** Since when tables have been able to write, and this page would have heard of it. */
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { mayWrite, type PhaseView } from "../workshop/table-state";

/**
 * Notes when tables that could not write may write again: their pens are up, the clock goes on, a silence is
 * over. Only from then on nobody can call them quiet (SPEC W43). What was before it looked, it does not know: then
 * it counts from when the clock came to be as it is. Nor does it know when a table wrote last of which the server
 * does not: one that was started anew, or has just taken the table into memory, has heard of no edit (SPEC W6).
 * What begins while the time is a guess is noted once that is known, and until then nobody is quiet by it.
 */
export class Free {
  readonly #since = new Map<number, number>();
  /** Since when no edit has been heard of, of each table of which no last one is known. */
  readonly #listening = new Map<number, number>();
  readonly #clockSince: () => number | undefined;
  readonly #guessed: () => boolean;

  /**
   * @param clockSince since when the running clock is as it is, ms, as far as the server tells
   * @param guessed whether the time may be off by as much as this device slept
   */
  constructor(clockSince: () => number | undefined, guessed: () => boolean) {
    this.#clockSince = clockSince;
    this.#guessed = guessed;
  }

  /** A connection has opened: what was written while there was none may never be told. */
  connected(): void {
    this.#listening.clear();
  }

  /**
   * Since when a table could have written what this page would know of, ms, as far as that is known; in the
   * future while it cannot write, or while nobody knows when that began.
   */
  since(
    table: Pick<WorkshopTable, "number" | "locked">,
    digest: Pick<Digest, "lastEdit"> | undefined,
    view: PhaseView,
    now: number,
  ): number {
    return Math.max(this.#ableSince(table, view, now), this.#listeningSince(table, digest, now));
  }

  #ableSince(
    table: Pick<WorkshopTable, "number" | "locked">,
    view: PhaseView,
    now: number,
  ): number {
    const { number } = table;
    const before = this.#since.get(number) ?? this.#clockSince() ?? Number.NEGATIVE_INFINITY;
    const since = !mayWrite(table, view)
      ? Number.POSITIVE_INFINITY
      : before === Number.POSITIVE_INFINITY
        ? this.#fromNow(now)
        : before;
    this.#since.set(number, since);
    return since;
  }

  #listeningSince(
    { number }: Pick<WorkshopTable, "number">,
    digest: Pick<Digest, "lastEdit"> | undefined,
    now: number,
  ): number {
    if (digest?.lastEdit != null) {
      this.#listening.delete(number);
      return Number.NEGATIVE_INFINITY;
    }
    const before = this.#listening.get(number) ?? Number.POSITIVE_INFINITY;
    const since = before === Number.POSITIVE_INFINITY ? this.#fromNow(now) : before;
    this.#listening.set(number, since);
    return since;
  }

  #fromNow(now: number): number {
    return this.#guessed() ? Number.POSITIVE_INFINITY : now;
  }
}
