import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/**
 * What is known of the words on this device: on the server's disk, on their way, only here for want of
 * a network, held back by pens down, not taken because there is no room for them on the table, or not
 * taken for another reason.
 */
export type Saving = "saved" | "saving" | "offline" | "locked" | "full" | "refused";

/** Counts this connection's update frames against the server's `Saved(n)` (SPEC W2). */
export class SavedCount {
  readonly #open = signal(false);
  readonly #answered = signal(false);
  readonly #waiting = signal(false);
  readonly #sent = signal(0);
  readonly #durable = signal(0);
  readonly #refusal = signal<string | null>(null);
  readonly #edited: Signal<boolean>;

  readonly saving: ReadonlySignal<Saving> = computed(() => {
    const complete =
      this.#answered.value && !this.#waiting.value && this.#durable.value >= this.#sent.value;
    if (!this.#open.value) {
      return "offline";
    }
    if (complete) {
      return "saved";
    }
    const refusal = this.#refusal.value;
    if (refusal === null) {
      return "saving";
    }
    return refusal === "locked" || refusal === "full" ? refusal : "refused";
  });

  /** Whether this device holds words that the server is not known to have. */
  readonly unsaved: ReadonlySignal<boolean> = computed(
    () => this.#edited.value && this.saving.value !== "saved",
  );

  /** `unsaved` says whether earlier words are on this device only. */
  constructor(unsaved = false) {
    this.#edited = signal(unsaved);
  }

  opened(): void {
    this.#open.value = true;
    this.#answered.value = false;
    this.#sent.value = 0;
    this.#durable.value = 0;
    this.#waiting.value = false;
    this.#refusal.value = null;
  }

  closed(): void {
    this.#open.value = false;
  }

  /** There is an edit that has not left yet. */
  edited(): void {
    this.#edited.value = true;
    this.#waiting.value = true;
  }

  /** A frame that carried an update left. */
  sent(): void {
    this.#sent.value += 1;
  }

  /** Nothing waits to leave any more. */
  emptied(): void {
    this.#waiting.value = false;
  }

  /** The server was told all that it lacked. */
  answered(): void {
    this.#answered.value = true;
    this.#waiting.value = false;
  }

  durable(frames: number): void {
    if (frames > this.#durable.value) {
      this.#durable.value = Math.min(frames, this.#sent.value);
    }
    if (this.#durable.value >= this.#sent.value) {
      this.#refusal.value = null;
      if (this.saving.value === "saved") {
        this.#edited.value = false;
      }
    }
  }

  refused(reason: string): void {
    this.#refusal.value = reason;
  }
}
