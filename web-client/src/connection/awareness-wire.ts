import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import { awarenessFrame } from "./frames";

/** Carets move often; others see them this often. */
const GAP_MS = 80;

/** Tells the server where this device is, and keeps what it tells of the others. */
export class AwarenessWire {
  readonly #awareness: Awareness;
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `send` is given frames at any time until {@link close}, also while there is no connection. */
  constructor(awareness: Awareness, send: (frame: Uint8Array<ArrayBuffer>) => void) {
    this.#awareness = awareness;
    this.#send = send;
    awareness.on("update", this.#changed);
  }

  /** Takes what the server tells of anybody. */
  take(states: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, states, this);
  }

  /** Tells this device's state now. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#awareness.getLocalState() !== null) {
      this.#send(
        awarenessFrame(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID])),
      );
    }
  }

  /**
   * Without a connection nobody else is known to be there. Their clocks are forgotten too: the next
   * connection tells the same states again, and those who have not moved would stay unseen.
   */
  lost(): void {
    const awareness = this.#awareness;
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
    for (const id of others) {
      awareness.meta.delete(id);
    }
  }

  /** Speaks for itself under another client id from now on. */
  rename(clientId: number): void {
    const awareness = this.#awareness;
    const state = awareness.getLocalState();
    awareness.states.delete(awareness.clientID);
    awareness.meta.delete(awareness.clientID);
    awareness.clientID = clientId;
    // The first state of a client has clock 0 and is heard by nobody.
    awareness.setLocalState({});
    awareness.setLocalState(state);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#awareness.off("update", this.#changed);
  }

  readonly #changed = (change: {
    added: readonly number[];
    updated: readonly number[];
    removed: readonly number[];
  }): void => {
    const own = this.#awareness.clientID;
    if ([change.added, change.updated, change.removed].some((ids) => ids.includes(own))) {
      this.#timer ??= setTimeout(() => this.tell(), GAP_MS);
    }
  };
}
