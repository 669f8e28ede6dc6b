import type { ClientMessage } from "../protocol/messages";

const BURST = 6;
const BURST_GAP_MS = 250;
const STEADY_GAP_MS = 30_000;

/** Measures the server's clock over a connection: several probes at once, then one now and then (SPEC W7). */
export class ClockProbes {
  readonly #send: (message: ClientMessage) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = 0;

  constructor(send: (message: ClientMessage) => void) {
    this.#send = send;
  }

  /** The connection is open: measure afresh. */
  begin(): void {
    this.#sent = 0;
    this.#step();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  once(): void {
    this.#send({ type: "clock", sent: performance.now() });
  }

  #step(): void {
    clearTimeout(this.#timer);
    this.once();
    this.#sent += 1;
    this.#timer = setTimeout(() => this.#step(), this.#sent < BURST ? BURST_GAP_MS : STEADY_GAP_MS);
  }
}
