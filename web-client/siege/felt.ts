/** Measurements of one thing, milliseconds. */
export class Series {
  readonly #values: number[] = [];

  add(ms: number): void {
    this.#values.push(ms);
  }

  get count(): number {
    return this.#values.length;
  }

  /** 0 when there is none. */
  get worst(): number {
    return this.#values.reduce((worst, ms) => Math.max(worst, ms), 0);
  }

  /** The value that a share of all do not exceed; 0 when there is none. */
  at(share: number): number {
    const sorted = this.#values.toSorted((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }
}

/** What honest people felt while one thing was going on. */
export class Felt {
  /** From a word to *Saved*. */
  readonly saved = new Series();
  /** From a word to each other person at the table. */
  readonly seen = new Series();
  /** From the wish to join until the flipchart is there. */
  readonly came = new Series();
  /** A control of the facilitator's. */
  readonly control = new Series();
  /** A report of the workshop that is attacked, and of another. */
  readonly report = new Series();
  readonly otherReport = new Series();
  /** What a real Yjs client needed for one frame. */
  readonly frame = new Series();
  /** What a real Yjs document needs for the table's whole state. */
  readonly load = new Series();
  /** What the machine's disk needed to keep something, beside the server. */
  readonly disk = new Series();
  /** Honest sockets that the server closed. */
  readonly closed: string[] = [];
  /** What was refused to honest people. */
  readonly refused: string[] = [];
  /** What real Yjs threw. */
  readonly thrown: string[] = [];
  /** Words that are gone, hidden, forged, or not taken. */
  readonly harmed: string[] = [];
  /** What the facilitator could not undo. */
  readonly notUndone: string[] = [];
}
