/** Which level the running clock has reached, for what the room hears of it. */
import type { Countdown, Level } from "../workshop/countdown";

/**
 * Notices that the running clock has reached a new level: not when the page opens or the phase changes, nor by a
 * time that is not known. What was reached meanwhile is noticed once that is known again.
 */
export class LevelWatch {
  #level: Level | null = null;
  #phase = "";

  /** The level that was reached since this was asked last; null for none. */
  reached(clock: Countdown | null, phase: string): Level | null {
    const running = clock?.state === "running";
    if (running && !clock.known) {
      return null;
    }
    const level = running ? clock.level : null;
    const isNew = this.#level !== null && level !== this.#level && phase === this.#phase;
    this.#level = level;
    this.#phase = phase;
    return isNew ? level : null;
  }
}
