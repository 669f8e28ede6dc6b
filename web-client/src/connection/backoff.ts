/** The waits between attempts to connect: growing, bounded, and jittered so that a room of phones does not return at once. */
export class Backoff {
  #attempt = 0;
  readonly #random: () => number;
  readonly #firstMs: number;
  readonly #mostMs: number;

  constructor(random: () => number = Math.random, firstMs = 500, mostMs = 10_000) {
    this.#random = random;
    this.#firstMs = firstMs;
    this.#mostMs = mostMs;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const ceiling = Math.min(this.#mostMs, this.#firstMs * 2 ** this.#attempt);
    this.#attempt += 1;
    return Math.round(ceiling * (0.5 + this.#random() / 2));
  }

  reset(): void {
    this.#attempt = 0;
  }
}
