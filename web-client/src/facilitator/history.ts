/** The model behind a table's history: the moments, the one that is looked at, what was brought back. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { call } from "../connection/api";
import { problemOf } from "../connection/outcome";
import type { Activity } from "../protocol/activity";
import {
  type Past,
  type PastMoment,
  type Restored,
  readHistory,
  readPast,
  readRestored,
} from "../protocol/history";
import type { Refusal } from "./desk";

/** What happened last: parts came back and can be taken away again, or they were. */
export type Outcome =
  | { readonly kind: "restored"; readonly parts: readonly string[]; readonly before: number }
  | { readonly kind: "undone" | "same" };

export class TableHistory {
  readonly #path: string;
  readonly #moments = signal<readonly PastMoment[] | null>(null);
  readonly #selected = signal<number | null>(null);
  readonly #past = signal<Past | null>(null);
  readonly #outcome = signal<Outcome | null>(null);
  readonly #refusal = signal<Refusal | null>(null);
  readonly #busy = signal(false);
  /** Whether the refusal is of what was fetched by itself, and not of what somebody asked for. */
  #byItself = false;
  #asked = 0;

  constructor(workshopId: string, table: number) {
    this.#path = `/api/workshops/${encodeURIComponent(workshopId)}/tables/${table}/history`;
  }

  /** The moments, oldest first; null until they are known. */
  get moments(): ReadonlySignal<readonly PastMoment[] | null> {
    return this.#moments;
  }

  /** The time of the moment that is looked at. */
  get selected(): ReadonlySignal<number | null> {
    return this.#selected;
  }

  /** The flipchart at that moment, as soon as it is there. */
  get past(): ReadonlySignal<Past | null> {
    return this.#past;
  }

  get outcome(): ReadonlySignal<Outcome | null> {
    return this.#outcome;
  }

  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal;
  }

  /** Whether something is being brought back. */
  get busy(): ReadonlySignal<boolean> {
    return this.#busy;
  }

  dismissOutcome(): void {
    this.#outcome.value = null;
  }

  dismissRefusal(): void {
    this.#refusal.value = null;
  }

  /** Fetches what is new; begins with the latest moment. Leaves standing why something else was refused. */
  async refresh(): Promise<void> {
    await this.#trying("itself", async () => {
      const moments = await this.#call("GET", "", readHistory);
      this.#moments.value = moments;
      const latest = moments.at(-1);
      const kept = moments.some(({ at }) => at === this.#selected.value);
      if (latest !== undefined) {
        await this.#look(kept && this.#selected.value !== null ? this.#selected.value : latest.at);
      }
    });
  }

  /** Looks at another moment. */
  async select(at: number): Promise<void> {
    await this.#trying("somebody", () => this.#look(at));
  }

  /** Makes parts of the flipchart what they were at the selected moment; of none, all that differ. */
  async bringBack(parts: readonly string[]): Promise<void> {
    const at = this.#selected.value;
    if (at !== null) {
      await this.#restore(at, parts, ({ parts: back, before }) =>
        before === null ? { kind: "same" } : { kind: "restored", parts: back, before },
      );
    }
  }

  /** Takes away again what was brought back last. */
  async undo(): Promise<void> {
    const last = this.#outcome.value;
    if (last?.kind === "restored") {
      await this.#restore(last.before, last.parts, () => ({ kind: "undone" }));
    }
  }

  async #restore(
    at: number,
    parts: readonly string[],
    outcome: (restored: Restored) => Outcome,
  ): Promise<void> {
    if (this.#busy.value) {
      return;
    }
    this.#busy.value = true;
    const done = await this.#trying("somebody", async () => {
      const body = parts.length === 0 ? {} : { parts };
      this.#outcome.value = outcome(await this.#call("POST", `/${at}/restore`, readRestored, body));
    });
    if (done) {
      await this.refresh();
    }
    this.#busy.value = false;
  }

  async #look(at: number): Promise<void> {
    this.#selected.value = at;
    const asked = ++this.#asked;
    const past = await this.#call("GET", `/${at}`, readPast);
    // Arrow keys ask for many; only the last answer is looked at.
    if (asked === this.#asked) {
      this.#past.value = past;
    }
  }

  #call<T>(
    method: "GET" | "POST",
    path: string,
    read: (answer: unknown) => T,
    body?: unknown,
  ): Promise<T> {
    return call(method, `${this.#path}${path}?as=facilitator`, read, { body });
  }

  /** Does it, and says whether it happened; why what somebody asked for did not stays until they go on. */
  async #trying(by: "somebody" | "itself", work: () => Promise<void>): Promise<boolean> {
    const speaks = () => by === "somebody" || this.#byItself || this.#refusal.value === null;
    try {
      await work();
      if (speaks()) {
        this.#refusal.value = null;
      }
      return true;
    } catch (error) {
      if (speaks()) {
        this.#refusal.value = problemOf(error);
        this.#byItself = by === "itself";
      }
      return false;
    }
  }
}

/** What of a flipchart is counted: words of a field or of a sheet's notes, cards, links. */
export interface Counted {
  readonly of: "field" | "cards" | "links" | "notes";
  /** The field's or the sheet's id. */
  readonly id: string;
}

/** What became more or less from one moment to the next. */
export interface CountChange extends Counted {
  readonly from: number;
  readonly to: number;
}

/** All that is counted of an activity's flipcharts, sheet by sheet. */
export function countedOf(activity: Activity): Counted[] {
  return activity.sheets.flatMap((sheet): Counted[] =>
    sheet.kind === "text"
      ? sheet.fields.map(({ id }) => ({ of: "field", id }))
      : (["cards", "links", "notes"] as const).map((of) => ({ of, id: sheet.id })),
  );
}

function countIn(moment: PastMoment | undefined, { of, id }: Counted): number {
  const cards = moment?.cards[id];
  switch (of) {
    case "field":
      return moment?.words[id] ?? 0;
    case "cards":
      return cards?.count ?? 0;
    case "links":
      return cards?.links ?? 0;
    case "notes":
      return cards?.words ?? 0;
  }
}

/** How a moment differs in what is counted from the one before it, if there is one. */
export function countChanges(
  counted: readonly Counted[],
  before: PastMoment | undefined,
  moment: PastMoment,
): CountChange[] {
  return counted
    .map((what) => ({ ...what, from: countIn(before, what), to: countIn(moment, what) }))
    .filter(({ from, to }) => from !== to);
}

/** The kinds of parts of a flipchart that can be brought back. */
export type PartKind = "text" | "choice" | "role" | "card" | "link" | "note";

/** A part's kind, and the id of the field, choice, role or sheet that it belongs to. */
export function partIn(part: string): { readonly kind: PartKind; readonly of: string } {
  const [kind, of = ""] = part.split(":");
  return { kind: kind as PartKind, of };
}

/** A card or a link of a flipchart as plain values. */
export interface Entry {
  readonly id: string;
  /** Cards that are merged into this one. */
  readonly twins?: readonly { readonly id: string }[];
}

/**
 * What has become of an entry since, null when it is as it was.
 *
 * @param parts the parts of which it consists
 * @param there the entries that are there now
 */
export function entryState(
  { differing }: Past,
  parts: readonly string[],
  there: readonly Entry[],
): "differsNow" | "mergedNow" | "goneNow" | null {
  if (!parts.some((part) => differing.includes(part))) {
    return null;
  }
  const ids = parts.map((part) => part.slice(part.indexOf(":", part.indexOf(":") + 1) + 1));
  if (there.some(({ id }) => id === ids[0])) {
    return "differsNow";
  }
  const merged = there.flatMap(({ twins = [] }) => twins).some((twin) => twin.id === ids[0]);
  return merged ? "mergedNow" : "goneNow";
}

/** A text in three stretches, of which the middle one is not in the other text. */
export interface Stretches {
  readonly start: string;
  readonly changed: string;
  readonly end: string;
}

/** The stretch of whole words that a text has and another lacks: what bringing it back would bring. */
export function lacking(was: string, is: string): Stretches {
  const words = (text: string) => text.match(/\S*\s|\S+/g) ?? [];
  const [old, present] = [words(was), words(is)];
  const shorter = Math.min(old.length, present.length);
  let start = 0;
  while (start < shorter && old[start] === present[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === present.at(-1 - end)) {
    end++;
  }
  return {
    start: old.slice(0, start).join(""),
    changed: old.slice(start, old.length - end).join(""),
    end: old.slice(old.length - end).join(""),
  };
}
