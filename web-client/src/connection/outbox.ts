import { mergeUpdates } from "yjs";

/** How long local edits are gathered before they leave: far below the rate limit of SPEC W10, and not felt. */
const GATHER_MS = 40;
/** A frame stays clearly below the 64 KiB of SPEC W10. */
const FRAME_BYTES = 48 * 1024;

/** Gathers the updates of quick typing into few frames, in the order in which they were made. */
export class Outbox {
  readonly #deliver: (update: Uint8Array) => void;
  #waiting: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deliver: (update: Uint8Array) => void) {
    this.#deliver = deliver;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update);
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Sends all that waits, as few frames as the frame limit allows. */
  flush(): void {
    this.#stopTimer();
    const waiting = this.#waiting;
    this.#waiting = [];
    let batch: Uint8Array[] = [];
    let bytes = 0;
    for (const update of waiting) {
      if (bytes > 0 && bytes + update.length > FRAME_BYTES) {
        this.#deliver(mergeUpdates(batch));
        batch = [];
        bytes = 0;
      }
      batch.push(update);
      bytes += update.length;
    }
    if (batch.length > 0) {
      this.#deliver(batch.length === 1 ? (batch[0] as Uint8Array) : mergeUpdates(batch));
    }
  }

  /** Forgets what waits: the next sync brings it. */
  clear(): void {
    this.#stopTimer();
    this.#waiting = [];
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
