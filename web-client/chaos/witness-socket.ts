import { WebSocket } from "ws";
import { readFrame } from "../src/connection/frames";
import { Contents } from "./contents";

/** Hears of updates that the server called Saved. */
export type Saved = (contents: Contents) => void;

/** Tokens and listeners by the address that a client connects to: its code knows of neither. */
const clients = new Map<string, { readonly token: string; readonly saved: Saved }>();

/** Lets the client that connects to this address in, and hears what it is told is Saved. */
export function introduce(url: string, token: string, saved: Saved): void {
  clients.set(url, { token, saved });
}

/**
 * A program's socket, which may set headers where a browser has cookies, and which keeps its own
 * account of what is Saved (SPEC W2), frame by frame, whatever the client above makes of it.
 */
export class WitnessSocket extends WebSocket {
  readonly #sent: Contents[] = [];
  readonly #saved: Saved;
  #durable = 0;

  constructor(url: string | URL, protocols?: string | string[]) {
    const client = clients.get(`${url}`);
    if (client === undefined) {
      throw new Error(`nobody was introduced for ${url}`);
    }
    super(url, protocols ?? [], { headers: { Authorization: `Bearer ${client.token}` } });
    this.#saved = client.saved;
    // A browser's socket that fails says so by closing; a program's throws unless somebody listens.
    this.on("error", () => {});
    this.on("message", (data, binary) => {
      if (binary) {
        this.#heard(new Uint8Array(data as Buffer));
      }
    });
  }

  override send(data: Parameters<WebSocket["send"]>[0], ...rest: unknown[]): void {
    if (data instanceof Uint8Array && this.readyState === WebSocket.OPEN) {
      const frame = readFrame(data);
      if (frame.kind === "step-2" || frame.kind === "update") {
        this.#sent.push(Contents.of(frame.update));
      }
    }
    super.send(data, ...(rest as []));
  }

  #heard(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.kind !== "saved") {
      return;
    }
    if (frame.frames > this.#sent.length) {
      throw new Error(`Saved(${frame.frames}) of ${this.#sent.length} frames that were sent`);
    }
    for (; this.#durable < frame.frames; this.#durable++) {
      this.#saved(this.#sent[this.#durable] as Contents);
    }
  }
}
