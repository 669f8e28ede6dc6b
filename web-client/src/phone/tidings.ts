import { type ReadonlySignal, signal } from "@preact/signals";
import type { WorkshopMemory } from "../connection/workshop-memory";

/**
 * What befell the seat of this phone's owner: they sit at another table, the table has an empty flipchart,
 * or the seat that was theirs on another phone is theirs again.
 */
export type Tiding = "moved" | "started-afresh" | "seat-returned";

/** What its owner has not taken note of yet: a page that is opened again goes on saying it. */
export class Tidings {
  readonly #memory: WorkshopMemory;
  readonly #untold = signal<readonly Tiding[]>([]);

  constructor(memory: WorkshopMemory) {
    this.#memory = memory;
  }

  get untold(): ReadonlySignal<readonly Tiding[]> {
    return this.#untold;
  }

  /** Takes up what was not noted in earlier visits. */
  recall(): void {
    this.#untold.value = this.#memory.tidings() as Tiding[];
  }

  /** It has happened, and has to be said. */
  tell(tiding: Tiding): void {
    // What befell a flipchart is not said of that of the next table.
    const past = tiding === "moved" ? "started-afresh" : tiding;
    const others = this.#untold.peek().filter((one) => one !== tiding && one !== past);
    this.#put([...others, tiding]);
  }

  /** Its owner has taken note. */
  note(tiding: Tiding): void {
    this.#put(this.#untold.peek().filter((one) => one !== tiding));
  }

  #put(untold: readonly Tiding[]): void {
    this.#untold.value = untold;
    this.#memory.keepTidings(untold);
  }
}
