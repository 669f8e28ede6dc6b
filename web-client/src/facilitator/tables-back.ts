/** The model behind bringing all tables back at once: what became of each, and how it is taken back. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { call } from "../connection/api";
import { mayHaveHappened, problemOf } from "../connection/outcome";
import { readRestored, readTablesBack, type TableBack } from "../protocol/history";
import type { Refusal } from "./desk";

/** What became of a table, or that it is left as it is because an earlier one was refused. */
export type Told = Omit<TableBack, "outcome"> & { outcome: TableBack["outcome"] | "left" };

/** So many parts are named in one call: their names have to fit into its body. */
const PARTS_AT_ONCE = 500;

/** Full minutes of the past that can be chosen: each of the last half hour, then every fifth. */
const MINUTES_AGO = [
  ...Array.from({ length: 30 }, (_, i) => i + 1),
  ...Array.from({ length: 18 }, (_, i) => 35 + 5 * i),
];

/** What is chosen where nobody has chosen. */
export const USUAL_MINUTES_AGO = 5;

/** The times that can be chosen, the latest first; none is before the workshop, but there is always one. */
export function timesToChoose(now: number, createdAt: number) {
  const minute = Math.floor(now / 60_000) * 60_000;
  return MINUTES_AGO.map((minutes) => ({ minutes, at: minute - minutes * 60_000 })).filter(
    ({ minutes, at }) => minutes === 1 || at >= createdAt,
  );
}

export class TablesBack {
  readonly #path: string;
  readonly #results = signal<readonly Told[]>([]);
  readonly #asked = signal(0);
  readonly #busy = signal(false);
  readonly #refusal = signal<Refusal | null>(null);

  constructor(workshopId: string) {
    this.#path = `/api/workshops/${encodeURIComponent(workshopId)}`;
  }

  /** What became of each table, or may have; what is taken back again is not among them. */
  get results(): ReadonlySignal<readonly Told[]> {
    return this.#results;
  }

  /** How many were asked for. */
  get asked(): ReadonlySignal<number> {
    return this.#asked;
  }

  get busy(): ReadonlySignal<boolean> {
    return this.#busy;
  }

  /** Why it did not go on. */
  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal;
  }

  /** Makes the flipcharts of tables what they were, in as many calls as the server wants for it. */
  bring(at: number, tables: readonly number[]): Promise<boolean> {
    return this.#trying(async () => {
      this.#results.value = [];
      this.#asked.value = tables.length;
      for (let left = tables; left.length > 0; ) {
        const { tables: done, more } = await this.#bringSome(at, left);
        this.#results.value = [...this.#results.value, ...done];
        if (done.length === 0) {
          this.#leave(more, "left");
          return;
        }
        left = more;
      }
    });
  }

  async #bringSome(at: number, tables: readonly number[]) {
    const path = `${this.#path}/history/${at}/restore?as=facilitator`;
    try {
      return await call("POST", path, readTablesBack, { body: { tables } });
    } catch (error) {
      // Which of them it has come to, nobody has heard.
      this.#leave(tables, mayHaveHappened(problemOf(error)) ? "unknown" : "left");
      throw error;
    }
  }

  #leave(tables: readonly number[], outcome: "unknown" | "left"): void {
    const told = tables.map((table) => ({ table, outcome, parts: [], moment: null, before: null }));
    this.#results.value = [...this.#results.value, ...told];
  }

  /** Takes back what was changed at these tables, the last first. */
  undo(changed: readonly Told[]): Promise<boolean> {
    return this.#trying(async () => {
      for (const result of [...changed].reverse()) {
        await this.#undoOne(result);
        this.#results.value = this.#results.value.filter(({ table }) => table !== result.table);
      }
    });
  }

  async #undoOne({ table, parts, before }: Told): Promise<void> {
    for (let from = 0; from < parts.length; from += PARTS_AT_ONCE) {
      const body = { parts: parts.slice(from, from + PARTS_AT_ONCE) };
      const path = `${this.#path}/tables/${table}/history/${before}/restore?as=facilitator`;
      await call("POST", path, readRestored, { body });
    }
  }

  async #trying(work: () => Promise<void>): Promise<boolean> {
    if (this.#busy.value) {
      return false;
    }
    this.#busy.value = true;
    this.#refusal.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      this.#refusal.value = problemOf(error);
      return false;
    } finally {
      this.#busy.value = false;
    }
  }
}
