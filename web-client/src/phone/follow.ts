/** Which sheet a phone shows: its owner's choice, until the room moves on. */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { Activity, Phase, Sheet } from "../protocol/activity";

/** What happens in the room now, the maps, or a sheet, perhaps in one of its further looks. */
export type View = "now" | "map" | `sheet:${string}`;

/** The view of a sheet; `round` is "" in the first look. */
export function viewOfSheet(sheet: string, round = ""): View {
  return `sheet:${round === "" ? sheet : `${sheet}/${round}`}`;
}

/** The sheet that a view shows, and in which look of it; null when it shows none. */
export function placeOf(
  view: View,
  { sheets }: Activity,
): { readonly sheet: Sheet; readonly round: string } | null {
  const [id, round = ""] = view.replace(/^sheet:/, "").split("/");
  const sheet = view.startsWith("sheet:") ? sheets.find((other) => other.id === id) : undefined;
  return sheet === undefined ? null : { sheet, round };
}

/** Whether a phase is about the room rather than about the table's flipchart. */
export function isAboutRoom({ screen }: Phase): boolean {
  return screen === "lobby" || screen === "turns" || screen === "end";
}

/** The view that belongs to a phase; one without a sheet leaves a phone at the sheet where it was `before`. */
export function viewOf(phase: Phase | undefined, { sheets }: Activity, before: View = "now"): View {
  if (phase !== undefined && isAboutRoom(phase)) {
    return "now";
  }
  const sheet = sheets.find(({ id }) => id === phase?.sheet);
  if (sheet !== undefined) {
    return viewOfSheet(sheet.id, phase?.round ?? "");
  }
  if (before !== "now") {
    return before;
  }
  const [first] = sheets;
  return first === undefined ? "now" : viewOfSheet(first.id);
}

/** Follows the room once for each phase: at once, or by an offer to somebody who is typing. */
export class Follower {
  readonly #view = signal<View>("now");
  readonly #offer = signal<Phase | null>(null);
  #followed: string | null = null;

  /** Shows this view until it follows. */
  constructor(view: View = "now") {
    this.#view.value = view;
  }

  get view(): ReadonlySignal<View> {
    return this.#view;
  }

  /** The phase the room has moved on to while this phone's owner was typing, else null. */
  get offer(): ReadonlySignal<Phase | null> {
    return this.#offer;
  }

  /** Follows the phases that `present` yields; `typing` says whether a move would interrupt. */
  follow(
    present: () => { phase: Phase; activity: Activity } | null,
    typing: () => boolean,
  ): () => void {
    return effect(() => {
      const now = present();
      if (now === null || now.phase.id === this.#followed) {
        return;
      }
      const first = this.#followed === null;
      this.#followed = now.phase.id;
      untracked(() => {
        const view = viewOf(now.phase, now.activity, this.#view.value);
        if (first || !typing() || view === this.#view.value) {
          this.#offer.value = null;
          this.#view.value = view;
        } else {
          this.#offer.value = now.phase;
        }
      });
    });
  }

  /** The owner's own choice. */
  show(view: View): void {
    this.#view.value = view;
    this.#offer.value = null;
  }

  accept(activity: Activity): void {
    const phase = this.#offer.value;
    if (phase !== null) {
      this.show(viewOf(phase, activity, this.#view.value));
    }
  }

  decline(): void {
    this.#offer.value = null;
  }
}
