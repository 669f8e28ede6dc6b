import { Contents } from "./contents";

/** What the server said is Saved, table by table: none of it may ever be missing again. */
export class Ledger {
  readonly #saved = new Map<number, Contents>();

  /** Notes that an update of a table is on the server's disk, as somebody was told. */
  note(table: number, saved: Contents): void {
    this.of(table).addAll(saved);
  }

  of(table: number): Contents {
    let saved = this.#saved.get(table);
    if (saved === undefined) {
      saved = new Contents();
      this.#saved.set(table, saved);
    }
    return saved;
  }

  /** The same as it is now. */
  copy(): Ledger {
    const copy = new Ledger();
    for (const [table, saved] of this.#saved) {
      copy.note(table, saved);
    }
    return copy;
  }

  /** Operations and deletions, all tables together. */
  get size(): number {
    let size = 0;
    for (const saved of this.#saved.values()) {
      size += saved.size;
    }
    return size;
  }
}
