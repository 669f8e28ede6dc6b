import * as Y from "yjs";

/** Ranges of operations of one client: [first, end), sorted, apart from each other. */
type Ranges = [number, number][];

/** A set of operations, by client and clock. */
export class Operations {
  readonly #ranges = new Map<number, Ranges>();

  add(client: number, clock: number, length: number): void {
    const ranges = this.#ranges.get(client) ?? [];
    let [first, end] = [clock, clock + length];
    const apart: Ranges = [];
    for (const range of ranges) {
      if (range[1] < first || range[0] > end) {
        apart.push(range);
      } else {
        [first, end] = [Math.min(first, range[0]), Math.max(end, range[1])];
      }
    }
    apart.push([first, end]);
    this.#ranges.set(
      client,
      apart.sort((one, other) => one[0] - other[0]),
    );
  }

  addAll(others: Operations): void {
    for (const [client, ranges] of others.#ranges) {
      for (const [first, end] of ranges) {
        this.add(client, first, end - first);
      }
    }
  }

  get size(): number {
    let size = 0;
    for (const ranges of this.#ranges.values()) {
      for (const [first, end] of ranges) {
        size += end - first;
      }
    }
    return size;
  }

  /** Those that `others` lacks. */
  without(others: Operations): Operations {
    const missing = new Operations();
    for (const [client, ranges] of this.#ranges) {
      for (const [first, end] of ranges) {
        let at = first;
        for (const [from, to] of others.#ranges.get(client) ?? []) {
          if (to <= at || from >= end) {
            continue;
          }
          if (from > at) {
            missing.add(client, at, from - at);
          }
          at = to;
        }
        if (at < end) {
          missing.add(client, at, end - at);
        }
      }
    }
    return missing;
  }

  toString(): string {
    return [...this.#ranges]
      .sort(([one], [other]) => one - other)
      .map(([client, ranges]) => `${client}: ${ranges.map((range) => range.join("–")).join(", ")}`)
      .join("; ");
  }
}

/** What updates hold: operations that were made, also such that still wait for others, and deletions. */
export class Contents {
  readonly made = new Operations();
  readonly deleted = new Operations();

  static of(update: Uint8Array): Contents {
    const contents = new Contents();
    contents.add(update);
    return contents;
  }

  add(update: Uint8Array): void {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (!(struct instanceof Y.Skip)) {
        this.made.add(struct.id.client, struct.id.clock, struct.length);
      }
    }
    for (const [client, deletions] of ds.clients) {
      for (const { clock, len } of deletions) {
        this.deleted.add(client, clock, len);
      }
    }
  }

  addAll(others: Contents): void {
    this.made.addAll(others.made);
    this.deleted.addAll(others.deleted);
  }

  get size(): number {
    return this.made.size + this.deleted.size;
  }

  without(others: Contents): Contents {
    const missing = new Contents();
    missing.made.addAll(this.made.without(others.made));
    missing.deleted.addAll(this.deleted.without(others.deleted));
    return missing;
  }

  toString(): string {
    return `made (${this.made}), deleted (${this.deleted})`;
  }
}
