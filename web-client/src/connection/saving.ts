import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Doc, Transaction } from "yjs";
import { Holdings } from "./holdings";

/**
 * What is known of the words on this device: on the server's disk, on their way, only here for want of
 * a network, held back by pens down, hidden until all are shown, not taken because there is no room for them on the table, or not
 * taken for another reason.
 */
export type Saving = "saved" | "saving" | "offline" | "locked" | "silent" | "full" | "refused";

/**
 * Compares what a document holds with what the server is known to have: what it has sent on this
 * connection, and what it has called durable of the frames it was sent (SPEC W2). That no edit was
 * heard of says nothing; a document is saved when there is nothing in it that is not known to be there.
 */
export class SavedLedger {
  readonly #doc: Doc;
  readonly #open = signal(false);
  readonly #complete = signal(false);
  readonly #refusal = signal<string | null>(null);
  readonly #edited = signal(false);
  #known = new Holdings();
  /** What the frames bring that are not durable yet, in order. */
  #underWay: Holdings[] = [];
  #durable = 0;
  /** The number of the frame that answered first, 0 when none has. */
  #answer = 0;

  readonly saving: ReadonlySignal<Saving> = computed(() => {
    if (!this.#open.value) {
      return "offline";
    }
    if (this.#complete.value) {
      return "saved";
    }
    const refusal = this.#refusal.value;
    if (refusal === null) {
      return "saving";
    }
    return refusal === "locked" || refusal === "silent" || refusal === "full" ? refusal : "refused";
  });

  /** Whether this device holds words that the server is not known to have. */
  readonly unsaved: ReadonlySignal<boolean> = computed(
    () => this.#edited.value && this.saving.value !== "saved",
  );

  constructor(doc: Doc) {
    this.#doc = doc;
  }

  opened(): void {
    this.#open.value = true;
    this.#complete.value = false;
    this.#refusal.value = null;
    this.#known = new Holdings();
    this.#underWay = [];
    this.#durable = 0;
    this.#answer = 0;
  }

  closed(): void {
    this.#open.value = false;
  }

  /** This device's document has something that the server may not have. */
  edited(): void {
    this.#edited.value = true;
    this.#complete.value = false;
  }

  /** Something came from the server; with it came the deletions that follow from it here as there. */
  heard(update: Holdings, deletions: readonly Transaction["deleteSet"][]): void {
    this.#known.add(update);
    for (const made of deletions) {
      this.#known.addDeletions(made);
    }
  }

  /** An update frame has left. */
  sent(update: Uint8Array): void {
    this.#underWay.push(Holdings.of(update));
  }

  /** The server, which has this state, was sent all else that there is. */
  answered(stateVector: Uint8Array, update: Uint8Array): void {
    const holdings = Holdings.of(update);
    holdings.addState(stateVector);
    this.#underWay.push(holdings);
    this.#answer ||= this.#durable + this.#underWay.length;
  }

  /** The first so many frames of this connection are durable. */
  durable(frames: number): void {
    for (const holdings of this.#underWay.splice(0, Math.max(0, frames - this.#durable))) {
      this.#known.add(holdings);
      this.#durable += 1;
    }
    if (this.#underWay.length === 0) {
      this.#refusal.value = null;
      this.compare();
    }
  }

  refused(reason: string): void {
    this.#refusal.value = reason;
  }

  /**
   * Looks at the document. Yields the state of what the server has or was sent, when everything that was
   * sent is durable and there is more than that; else null.
   */
  compare(): Uint8Array | null {
    const sureOf = this.#answer > 0 && this.#durable >= this.#answer;
    if (!sureOf) {
      return null; // what came from the server may be of words that were sent before and are not durable
    }
    const complete = this.#known.hasAllOf(this.#doc);
    this.#complete.value = complete;
    this.#edited.value = !complete;
    return complete || this.#underWay.length > 0 ? null : this.#known.state();
  }
}
