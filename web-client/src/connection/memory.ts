/** What this device remembers of a workshop, so that a reload shows it at once, and dismissed messages stay away. */
import { type Activity, readActivity } from "../protocol/activity";
import { readStateBody, type StateMessage } from "../protocol/messages";

function read<T>(key: string, reader: (value: unknown) => T): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : reader(JSON.parse(text));
  } catch {
    return null; // no storage, or written by an older version: as if nothing were remembered
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // storage is full or switched off: the next visit asks the server
  }
}

export class WorkshopMemory {
  readonly #prefix: string;

  constructor(workshopId: string) {
    this.#prefix = `charrette/${workshopId}`;
  }

  state(): StateMessage | null {
    return read(`${this.#prefix}/state`, readStateBody);
  }

  keepState(state: StateMessage): void {
    write(`${this.#prefix}/state`, state);
  }

  activity(): Activity | null {
    return read(`${this.#prefix}/activity`, readActivity);
  }

  keepActivity(activity: Activity): void {
    write(`${this.#prefix}/activity`, activity);
  }

  dismissed(): readonly string[] {
    return (
      read(`${this.#prefix}/dismissed`, (value) =>
        Array.isArray(value) ? value.filter((id) => typeof id === "string") : [],
      ) ?? []
    );
  }

  keepDismissed(ids: readonly string[]): void {
    write(`${this.#prefix}/dismissed`, ids);
  }

  /** Words of this device's owner that never reached a flipchart that has been started afresh. */
  leftover(): string {
    return (
      read(`${this.#prefix}/leftover`, (value) => (typeof value === "string" ? value : "")) ?? ""
    );
  }

  keepLeftover(words: string): void {
    write(`${this.#prefix}/leftover`, words);
  }

  /** The workshop is gone: so is what was remembered of it. */
  forget(): void {
    for (const part of ["state", "activity", "dismissed", "leftover"]) {
      try {
        localStorage.removeItem(`${this.#prefix}/${part}`);
      } catch {
        return; // no storage, nothing remembered
      }
    }
  }
}
