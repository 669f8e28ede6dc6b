/** Keys that mean now this and now that: a press is for what they meant a moment ago (see settling.ts). */
import { effect } from "@preact/signals";
import { SETTLE_MS } from "./settling";

/** What a key means at present, for keys that mean now this and now that. */
export class Meaning {
  #since = Number.NEGATIVE_INFINITY;
  readonly #stop: () => void;

  /** Follows the signals that `of` reads, until it is stopped. */
  constructor(of: () => string) {
    let known: string | null = null;
    this.#stop = effect(() => {
      const means = of();
      if (known !== null && means !== known) {
        this.#since = performance.now();
      }
      known = means;
    });
  }

  /** Whether it has been the same long enough for a press to be meant for it. */
  get settled(): boolean {
    return performance.now() - this.#since >= SETTLE_MS;
  }

  stop(): void {
    this.#stop();
  }
}
