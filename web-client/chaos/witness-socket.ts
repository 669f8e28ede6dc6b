import { WebSocket } from "ws";
import { readFrame } from "../src/connection/frames";
import { Contents } from "./contents";

/** Whoever watches a client's sockets. */
export interface Watch {
  /** Whether the client's device is without a network: its sockets reach nothing. */
  readonly away?: boolean;
  made?(socket: WitnessSocket): void;
  /** An update was called Saved. */
  saved?(contents: Contents): void;
  /** A frame came, and the client needed so many milliseconds of its thread for it. */
  heard?(frame: Uint8Array | string, ms: number): void;
  /** The server answered the handshake with an HTTP status. */
  refused?(status: number): void;
  /** A connection ended; not one that was tried without a network. */
  closed?(code: number, reason: string): void;
}

/** Tokens and watchers by the address that a client connects to: its code knows of neither. */
const clients = new Map<string, { readonly token: string; readonly watch: Watch }>();

/** Nothing listens there. */
const NOWHERE = "ws://127.0.0.1:1";

/** Lets the client that connects to this address in, and watches it. */
export function introduce(url: string, token: string, watch: Watch): void {
  clients.set(url, { token, watch });
}

/** The client that connects to this address has gone for good. */
export function forget(url: string): void {
  clients.delete(url);
}

/**
 * A program's socket, which may set headers where a browser has cookies, and which keeps its own
 * account of what is Saved (SPEC W2), frame by frame, whatever the client above makes of it.
 */
export class WitnessSocket extends WebSocket {
  readonly #sent: Contents[] = [];
  readonly #watch: Watch;
  #durable = 0;

  constructor(url: string | URL, protocols?: string | string[]) {
    const client = clients.get(`${url}`);
    if (client === undefined) {
      throw new Error(`nobody was introduced for ${url}`);
    }
    const { token, watch } = client;
    const reached = watch.away === true ? NOWHERE : url;
    super(reached, protocols ?? [], {
      headers: { Authorization: `Bearer ${token}` },
    });
    this.#watch = watch;
    // A browser's socket that fails says so by closing; a program's throws unless somebody listens.
    this.on("error", ({ message }) => {
      const status = /server response: (\d+)/.exec(message)?.[1];
      if (status !== undefined) {
        watch.refused?.(Number(status));
      }
    });
    if (reached !== NOWHERE) {
      this.on("close", (code, reason) => watch.closed?.(code, `${reason}`));
    }
    this.on("message", (data, binary) => {
      if (binary) {
        this.#heard(new Uint8Array(data as Buffer));
      }
    });
    watch.made?.(this);
  }

  override emit(event: string | symbol, ...rest: unknown[]): boolean {
    const heard = this.#watch?.heard;
    if (event !== "message" || heard === undefined) {
      return super.emit(event, ...rest);
    }
    const [begun, before] = [performance.now(), process.cpuUsage()];
    const listened = super.emit(event, ...rest);
    // While others have the processor the clock runs on; while the collector helps the thread rests.
    const { user, system } = process.cpuUsage(before);
    const ms = Math.min(performance.now() - begun, (user + system) / 1_000);
    const [data, binary] = rest as [Buffer, boolean];
    heard.call(this.#watch, binary ? new Uint8Array(data) : `${data}`, ms);
    return listened;
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
      this.#watch.saved?.(this.#sent[this.#durable] as Contents);
    }
  }
}
