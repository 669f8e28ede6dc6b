import * as Y from "yjs";

/** Clocks of operations, by client. */
class Ranges {
  /** For each client where its ranges begin and end, in ascending order: they neither overlap nor touch. */
  readonly #edges = new Map<number, number[]>();

  /** Adds the clocks from `from` up to, not including, `to`. */
  add(client: number, from: number, to: number): void {
    if (from >= to) {
      return;
    }
    const edges = this.#edges.get(client) ?? [];
    this.#edges.set(client, edges);
    const first = firstEndingAt(edges, from);
    let [start, end, next] = [from, to, first];
    while (next < edges.length && (edges[next] as number) <= to) {
      start = Math.min(start, edges[next] as number);
      end = Math.max(end, edges[next + 1] as number);
      next += 2;
    }
    edges.splice(first, next - first, start, end);
  }

  addAll(other: Ranges): void {
    for (const [client, edges] of other.#edges) {
      for (let at = 0; at < edges.length; at += 2) {
        this.add(client, edges[at] as number, edges[at + 1] as number);
      }
    }
  }

  has(client: number, from: number, to: number): boolean {
    const edges = this.#edges.get(client) ?? [];
    const start = edges[firstEndingAt(edges, to)];
    return from >= to || (start !== undefined && start <= from);
  }

  /** By client: up to which clock there is no gap. */
  state(): Map<number, number> {
    const state = new Map<number, number>();
    for (const [client, [start, end]] of this.#edges) {
      if (start === 0 && end !== undefined) {
        state.set(client, end);
      }
    }
    return state;
  }
}

/** Where the first range begins that ends at this clock or later. */
function firstEndingAt(edges: readonly number[], clock: number): number {
  let low = 0;
  let high = edges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[2 * middle + 1] as number) < clock) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 2 * low;
}

/** Which operations somebody is known to have: those that make something, and the deletions. */
export class Holdings {
  readonly #made = new Ranges();
  readonly #deleted = new Ranges();

  /** What an update brings; throws when it cannot be read. */
  static of(update: Uint8Array): Holdings {
    const holdings = new Holdings();
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (!(struct instanceof Y.Skip)) {
        const { client, clock } = struct.id;
        holdings.#made.add(client, clock, clock + struct.length);
      }
    }
    holdings.addDeletions(ds);
    return holdings;
  }

  add(other: Holdings): void {
    this.#made.addAll(other.#made);
    this.#deleted.addAll(other.#deleted);
  }

  /** All that a peer of this state has; a state says nothing of deletions. */
  addState(stateVector: Uint8Array): void {
    for (const [client, clock] of Y.decodeStateVector(stateVector)) {
      this.#made.add(client, 0, clock);
    }
  }

  addDeletions(deletions: Y.Transaction["deleteSet"]): void {
    for (const [client, ranges] of deletions.clients) {
      for (const { clock, len } of ranges) {
        this.#deleted.add(client, clock, clock + len);
      }
    }
  }

  /** A state for which {@link Y.encodeStateAsUpdate} yields all that a document has beyond this. */
  state(): Uint8Array {
    return Y.encodeStateVector(this.#made.state());
  }

  /**
   * Whether there is nothing in a document, no operation and no deletion, that is not known here. What
   * Yjs has collected was deleted with the type that it lies in, or came so from others: the deletion of
   * that type counts for all of it, and no update need spell it out.
   */
  hasAllOf(doc: Y.Doc): boolean {
    const { clients } = doc.store;
    for (const client of clients.keys()) {
      if (!this.#made.has(client, 0, Y.getState(doc.store, client))) {
        return false;
      }
    }
    for (const [client, structs] of clients) {
      for (const struct of structs) {
        const { clock } = struct.id;
        const isDeletion = struct instanceof Y.Item && struct.deleted;
        if (isDeletion && !this.#deleted.has(client, clock, clock + struct.length)) {
          return false;
        }
      }
    }
    return true;
  }
}
