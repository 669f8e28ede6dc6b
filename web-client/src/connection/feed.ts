import { type ReadonlySignal, signal } from "@preact/signals";
import { readServerMessage, type ServerMessage, type StateMessage } from "../protocol/messages";
import type { Digest } from "../protocol/workshop";

/** Takes the measurements of the server's clock (SPEC W7). `sent` and `received` are readings of `performance.now()`. */
export interface ClockSink {
  sample(sent: number, serverNow: number, received: number): void;
}

/** The workshop's text messages turned into signals; what cannot be read is reported once and left out. */
export class WorkshopFeed {
  readonly #state = signal<StateMessage | null>(null);
  readonly #digests = signal<ReadonlyMap<number, Digest>>(new Map());
  readonly #clock: ClockSink;
  #fresh = true;
  #reported = false;
  /** Called with the reason of each `refused` message. */
  onRefused: (reason: string) => void = () => {};

  constructor(clock: ClockSink) {
    this.#clock = clock;
  }

  /** The latest state, null until the first. */
  get state(): ReadonlySignal<StateMessage | null> {
    return this.#state;
  }

  /** The digests that this client may see, by table number. */
  get digests(): ReadonlySignal<ReadonlyMap<number, Digest>> {
    return this.#digests;
  }

  /** A new connection begins: its first state counts whatever its version. */
  begin(): void {
    this.#fresh = true;
  }

  take(frame: string): void {
    const received = performance.now();
    let message: ServerMessage;
    try {
      message = readServerMessage(frame);
    } catch (error) {
      if (!this.#reported) {
        this.#reported = true;
        console.error("Left out a message that could not be read:", error);
      }
      return;
    }
    switch (message.type) {
      case "state":
        this.takeState(message);
        break;
      case "digests": {
        const next = new Map(this.#digests.value);
        for (const digest of message.tables) next.set(digest.table, digest);
        this.#digests.value = next;
        break;
      }
      case "clock":
        this.#clock.sample(message.sent, message.now, received);
        break;
      case "refused":
        this.onRefused(message.reason);
        break;
    }
  }

  takeState(message: StateMessage): void {
    const known = this.#state.value;
    if (!this.#fresh && known !== null && message.version < known.version) return;
    this.#fresh = false;
    this.#state.value = message;
  }
}
