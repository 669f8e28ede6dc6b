/**
 * The seats at the table of the honest, for several kinds at once: one for each, and what is left for who
 * asks first. Together they must not fill the table; that somebody finds it full would be no finding.
 */
export class Seats {
  /** How many each kind has. */
  readonly #taken: Map<string, number>;
  #left: number;

  constructor(seats: number, kinds: readonly string[]) {
    this.#left = seats;
    this.#taken = new Map(kinds.map((kind) => [kind, 0]));
  }

  /** Whether this kind may take one more. */
  take(kind: string): boolean {
    const without = [...this.#taken.values()].filter((taken) => taken === 0).length;
    if (this.#of(kind) > 0 && this.#left <= without) {
      return false;
    }
    this.#change(kind, 1);
    return true;
  }

  /** Gives back what this kind took, and did not get. */
  giveBack(kind: string): void {
    this.#change(kind, -1);
  }

  #change(kind: string, by: number): void {
    this.#taken.set(kind, this.#of(kind) + by);
    this.#left -= by;
  }

  #of(kind: string): number {
    return this.#taken.get(kind) ?? 0;
  }
}
