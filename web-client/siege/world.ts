import type { Random } from "../chaos/random";
import { Felt } from "./felt";
import { Stalls } from "./stalls";

/** What all honest people have in common. */
export class World {
  /** Of the server, `http://…`. */
  readonly address: string;
  readonly random: Random;
  /** Between two words of one person, at least and at most, milliseconds. */
  readonly pace: readonly [least: number, most: number];
  /** What is felt now. */
  felt = new Felt();
  readonly #stalls = new Stalls();

  constructor(address: string, random: Random, pace: readonly [number, number]) {
    this.address = address;
    this.random = random;
    this.pace = pace;
    // Each stock client listens for the end of the process.
    process.setMaxListeners(0);
  }

  /** Milliseconds since a reading of `performance.now()`, without those in which this process stood still. */
  since(begun: number): number {
    const now = performance.now();
    return now - begun - this.#stalls.between(begun, now);
  }

  end(): void {
    this.#stalls.stop();
  }
}
