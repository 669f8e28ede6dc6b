/** How often this process looks at the clock, milliseconds. */
const TICK_MS = 10;
/** Later than this is no jitter. */
const JITTER_MS = 5;
/** Stalls are of interest as long as a word may be on its way. */
const KEPT_MS = 60_000;

/**
 * When this process itself stood still, because it was busy or others had its processor: what somebody
 * waited meanwhile is not the server's doing.
 */
export class Stalls {
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #stalls: { readonly end: number; readonly ms: number }[] = [];
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Milliseconds of standing still between two readings of `performance.now()`. */
  between(from: number, to: number): number {
    this.#tick();
    let ms = 0;
    for (const stall of this.#stalls) {
      const begin = Math.max(from, stall.end - stall.ms);
      ms += Math.max(0, Math.min(to, stall.end) - begin);
    }
    return ms;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    const late = now - this.#last - TICK_MS;
    this.#last = now;
    if (late > JITTER_MS) {
      this.#stalls.push({ end: now, ms: late });
    }
    while (this.#stalls[0] !== undefined && this.#stalls[0].end < now - KEPT_MS) {
      this.#stalls.shift();
    }
  }
}
