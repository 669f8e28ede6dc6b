import { type ReadonlySignal, signal } from "@preact/signals";
import {
  readServerMessage,
  readStateBody,
  type ServerMessage,
  type StateMessage,
} from "../protocol/messages";
import { json, object, ProtocolError } from "../protocol/reading";
import type { Digest } from "../protocol/workshop";

/** What a connection tells the page's clock (SPEC W7); `workshop/clock.ts` is one. */
export interface ClockSink {
  /** The server answered the probe that was sent at `sent` of `performance.now()`. */
  answer(sent: number, serverNow: number): void;
  /** A state carried the server's time. */
  observe(serverNow: number): void;
  /** When the running clock ends, in epoch ms; null when none runs. */
  follow(deadline: number | null): void;
  /** A connection has opened: now is a good time to measure. */
  probe(): void;
}

/** What the server says, with each state whole. */
export type WholeMessage = Exclude<ServerMessage, { readonly type: "change" }>;

/** The workshop's text messages turned into signals; what cannot be read is reported once and left out. */
export class WorkshopFeed {
  readonly #state = signal<StateMessage | null>(null);
  readonly #digests = signal<ReadonlyMap<number, Digest>>(new Map());
  readonly #clock: ClockSink;
  /** The workshop as this connection was told it last, unread; null before the first. */
  #told: Record<string, unknown> | null = null;
  #fresh = true;
  #reported = false;

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
    this.#told = null;
    this.#clock.probe();
  }

  /** Takes a frame; yields its message, null when it cannot be read. */
  take(frame: string): WholeMessage | null {
    let message: WholeMessage;
    try {
      message = this.#read(json(frame));
    } catch (error) {
      if (!this.#reported) {
        this.#reported = true;
        console.error("Left out:", error);
      }
      return null;
    }
    switch (message.type) {
      case "state":
        this.takeState(message);
        break;
      case "digests": {
        const next = new Map(this.#digests.value);
        for (const digest of message.tables) {
          next.set(digest.table, digest);
        }
        this.#digests.value = next;
        break;
      }
      case "clock":
        this.#clock.answer(message.sent, message.now);
        break;
      case "refused": // the answer to what one connection sent: its owner's to deal with
        break;
    }
    return message;
  }

  /** Reads a message; a change is put together with what it is a change of. */
  #read(value: unknown): WholeMessage {
    const message = readServerMessage(value);
    if (message.type === "state") {
      this.#told = object(object(value, "").workshop, "workshop");
      // What the connection tells whole is so, and after a failover its version may be lower.
      this.#fresh = true;
      return message;
    }
    if (message.type !== "change") {
      return message;
    }
    if (this.#told === null) {
      throw new ProtocolError("message: a change before any state");
    }
    const workshop = { ...this.#told, ...message.workshop };
    const state = readStateBody({ ...message, workshop });
    this.#told = workshop;
    return { type: "state", ...state };
  }

  /** Shows a state that was remembered from earlier, until the server tells the present one. */
  recall(message: StateMessage): void {
    if (this.#state.value === null) {
      this.#show(message);
    }
  }

  /** Takes a state that was asked for, unless it is older than what is known. */
  takeState(message: StateMessage): void {
    const known = this.#state.value;
    if (!this.#fresh && known !== null && message.version < known.version) {
      return;
    }
    this.#fresh = false;
    this.#clock.observe(message.now);
    this.#show(message);
  }

  #show(message: StateMessage): void {
    const { timer, askedAt, phase } = message.workshop;
    const before = this.#state.value?.workshop;
    this.#clock.follow(timer.state === "running" ? timer.deadline : null);
    if (before?.askedAt !== askedAt || before.phase !== phase) {
      // Which tables are ready with this phase the server says after it.
      this.#digests.value = new Map(
        [...this.#digests.value].map(([table, digest]) => [table, { ...digest, ready: false }]),
      );
    }
    this.#state.value = message;
  }
}
