import { type Activity, readActivity } from "../protocol/activity";
import { readStateBody, type StateMessage } from "../protocol/messages";
import { Drafts } from "./drafts";
import { keysFrom, recall, remember } from "./memory";

/** What this device remembers of a workshop, so that a reload shows it at once, and dismissed messages stay away. */
export class WorkshopMemory {
  readonly #prefix: string;

  constructor(workshopId: string) {
    this.#prefix = `charrette/${workshopId}`;
  }

  state(): StateMessage | null {
    return this.#read("state", readStateBody);
  }

  keepState(state: StateMessage): void {
    this.#keep("state", state);
  }

  activity(): Activity | null {
    return this.#read("activity", (value) => readActivity(value, navigator.languages));
  }

  keepActivity(activity: Activity): void {
    this.#keep("activity", activity.file);
  }

  dismissed(): readonly string[] {
    return this.#read("dismissed", strings) ?? [];
  }

  keepDismissed(ids: readonly string[]): void {
    this.#keep("dismissed", ids);
  }

  /** What happened to this device's owner, who has not taken note of it. */
  tidings(): readonly string[] {
    return this.#read("tidings", strings) ?? [];
  }

  keepTidings(tidings: readonly string[]): void {
    this.#keep("tidings", tidings);
  }

  /** Words of this device's owner that never reached the flipchart they were written on. */
  leftover(): string {
    return this.#read("leftover", (value) => (typeof value === "string" ? value : "")) ?? "";
  }

  /** Says whether they are remembered. */
  keepLeftover(words: string): boolean {
    return this.#keep("leftover", words);
  }

  /** What this tab's owner has tapped that has not gone out, "" when nothing. */
  wish(): string {
    return recall(this.#wish, "tab") ?? "";
  }

  keepWish(wish: string | null): void {
    remember(this.#wish, wish, "tab");
  }

  /** Words half typed in one place, such as a table. */
  drafts(place: string): Drafts {
    return new Drafts(`${this.#drafts}${place}`);
  }

  /** The workshop is gone: so is what was remembered of it, but for words that were written at its tables. */
  forget(): void {
    for (const part of ["state", "activity", "dismissed", "tidings", "brought-back-noted"]) {
      remember(`${this.#prefix}/${part}`, null);
    }
    for (const key of keysFrom(this.#drafts)) {
      if (!key.startsWith(`${this.#drafts}table-`)) {
        remember(key, null);
      }
    }
  }

  get #wish(): string {
    return `${this.#prefix}/help`;
  }

  get #drafts(): string {
    return `${this.#prefix}/draft/`;
  }

  #read<T>(part: string, reader: (value: unknown) => T): T | null {
    try {
      const text = recall(`${this.#prefix}/${part}`) ?? null;
      return text === null ? null : reader(JSON.parse(text));
    } catch {
      return null; // written by another version: as if nothing were remembered
    }
  }

  #keep(part: string, value: unknown): boolean {
    return remember(`${this.#prefix}/${part}`, JSON.stringify(value));
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
