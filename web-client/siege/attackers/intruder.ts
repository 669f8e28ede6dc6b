import { once } from "node:events";
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { pause } from "../../chaos/course";
import type { Seat } from "../../chaos/workshop";
import {
  awarenessFrame,
  readFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from "../../src/connection/frames";
import { SUBPROTOCOL } from "../../src/protocol/messages";
import { type Claim, states } from "./grammar";

const NO_STATES = awarenessFrame(states([]));

/** Frames that may wait in the attackers' own memory. */
const MOST_WAITING_BYTES = 1 << 20;

/** An attacker's socket at a table: says what it likes, and hears what others say. */
export class Intruder {
  readonly #socket: WebSocket;
  readonly #closed: (code: number) => void;
  /** What it has heard of the flipchart; kept only if it listens. */
  readonly doc = new Y.Doc();
  /** The newest clock that it has heard of each client's awareness. */
  readonly present = new Map<number, number>();

  /** `closed` is told with which code. */
  constructor(address: string, seat: Seat, plain: boolean, closed: (code: number) => void) {
    this.#socket = new WebSocket(address, plain ? [] : [SUBPROTOCOL], {
      headers: { Authorization: `Bearer ${seat.token}` },
      perMessageDeflate: false,
    });
    this.#closed = closed;
    this.#socket.on("error", () => {});
    this.#socket.on("close", (code) => this.#closed(code));
  }

  /** Settles when the socket is open; throws when it is refused. */
  async opened(): Promise<void> {
    await once(this.#socket, "open");
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Follows the table's document and who is there, as a phone does. */
  listen(): void {
    this.#socket.on("message", (data, binary) => {
      if (binary) {
        this.#hear(new Uint8Array(data as Buffer));
      }
    });
    this.#socket.send(step1Frame(Y.encodeStateVector(this.doc)));
  }

  /** Hears every frame as it comes. */
  overhear(heard: (frame: Uint8Array) => void): void {
    this.#socket.on("message", (data, binary) => {
      if (binary) {
        heard(new Uint8Array(data as Buffer));
      }
    });
  }

  /** Reads nothing from now on. */
  deafen(): void {
    this.#socket.pause();
  }

  /** Settles when there is room for more, or the socket is closed. */
  async send(frame: Uint8Array | string): Promise<void> {
    if (!this.open) {
      return;
    }
    if (this.#socket.bufferedAmount < MOST_WAITING_BYTES) {
      this.#socket.send(frame);
      return;
    }
    await new Promise<void>((left) => {
      const closed = () => left();
      this.#socket.once("close", closed);
      this.#socket.send(frame, () => {
        this.#socket.off("close", closed);
        left();
      });
    });
  }

  /** Sends so many pings, empty pieces of a message that never ends, or awareness messages of nobody. */
  async sendEmpty(what: "pings" | "pieces" | "states", times: number): Promise<void> {
    for (let left = times; left > 0 && this.open; left--) {
      if (this.#socket.bufferedAmount > MOST_WAITING_BYTES) {
        await pause(10);
      } else if (what === "pings") {
        this.#socket.ping();
      } else if (what === "pieces") {
        this.#socket.send("", { fin: false });
      } else {
        this.#socket.send(NO_STATES);
      }
    }
  }

  update(update: Uint8Array): Promise<void> {
    return this.send(updateFrame(update));
  }

  /** Brings an update as an answer, asked for or not. */
  answer(update: Uint8Array): Promise<void> {
    return this.send(step2Frame(update));
  }

  awareness(claims: readonly Claim[]): Promise<void> {
    return this.send(awarenessFrame(states(claims)));
  }

  leave(): void {
    this.#socket.terminate();
    this.doc.destroy();
  }

  #hear(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.kind === "step-2" || frame.kind === "update") {
      try {
        Y.applyUpdate(this.doc, frame.update);
      } catch {
        // What another attacker sent is not this one's trouble.
      }
    } else if (frame.kind === "awareness") {
      this.#meet(frame.states);
    }
  }

  #meet(claims: Uint8Array): void {
    const decoder = decoding.createDecoder(claims);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      this.present.set(client, decoding.readVarUint(decoder));
      decoding.readVarString(decoder);
    }
  }
}
