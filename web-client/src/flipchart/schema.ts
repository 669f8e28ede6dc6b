/**
 * The flipchart as it lies in the Yjs document (SPEC section 6): the only file that knows the names of
 * its shared types; `cards.ts` knows what a card consists of. Whatever another client wrote, reading never
 * throws: a value of the wrong kind reads as absent.
 */
import type * as Y from "yjs";
import type { Activity, CardSheet, Sheet } from "../protocol/activity";
import type { DeckRoots } from "./deck";
import { clip, NAME_LENGTH, words } from "./values";

/** What a table says of itself. */
export interface About {
  /** Since when it was asked whether it is ready with a phase, epoch ms, as it said that it is; null if not. */
  ready(phase: string): number | null;
  /** Who has a role, or which option of a choice was chosen, by its id; "" when that is open. */
  of(id: string): string;
}

/** A part of a flipchart, as far as a change is told of it. */
export type Part =
  | { readonly kind: "text"; readonly root: string }
  | { readonly kind: "card" | "link"; readonly sheet: string; readonly id: string }
  | { readonly kind: "about" };

/** What tells one part from another. */
export function keyOf(part: Part): string {
  switch (part.kind) {
    case "text":
      return `text:${part.root}`;
    case "about":
      return "about";
    default:
      return `${part.kind}:${part.sheet}:${part.id}`;
  }
}

/** The sheet of the first activity, whose documents stay: its types have names of their own. */
const FIRST = "players";

/** By which key it says that it is ready with a phase: of one for all, a phone that was away might have the last word. */
export const READY = "ready:";

/** The names of the types that hold a sheet's cards, their stars and their links. */
function namesOf(sheet: string): { cards: string; stars: string; links: string } {
  return sheet === FIRST
    ? { cards: "players", stars: "stars", links: "partnerships" }
    : { cards: `cards:${sheet}`, stars: `stars:${sheet}`, links: `links:${sheet}` };
}

/**
 * The name of the text with a sheet's notes on a category; also what awareness calls it (SPEC F3).
 *
 * @param round the further look in which they are made, "" in the first
 */
export function noteRoot(sheet: string, category: string, round = ""): string {
  const root = sheet === FIRST ? `finding:${category}` : `note:${sheet}:${category}`;
  return round === "" ? root : `${root}@${round}`;
}

/** The names of all texts with notes of a sheet, those of its first look first. */
export function notesOf({ id, notes, categories, rounds }: CardSheet): string[] {
  const looks = notes ? ["", ...rounds.map((round) => round.id)] : [];
  return looks.flatMap((round) => categories.map((category) => noteRoot(id, category.id, round)));
}

/** What awareness calls a card (SPEC F3). */
export function cardPlace(sheet: string, id: string): string {
  return sheet === FIRST ? `player:${id}` : `card:${sheet}:${id}`;
}

/** The table's shared document, read and changed by what things mean in an activity. */
export class Flipchart {
  readonly doc: Y.Doc;
  readonly activity: Activity;
  readonly #decks: ReadonlyMap<string, DeckRoots>;
  readonly #about: Y.Map<unknown>;

  constructor(doc: Y.Doc, activity: Activity) {
    this.doc = doc;
    this.activity = activity;
    this.#decks = new Map(
      activity.sheets.flatMap(({ kind, id }) => (kind === "cards" ? [[id, rootsIn(doc, id)]] : [])),
    );
    this.#about = doc.getMap("about");
  }

  /** Where the cards of a sheet lie (`decks.ts` reads them); undefined where the activity has no such sheet. */
  deckRoots(sheet: string): DeckRoots | undefined {
    return this.#decks.get(sheet);
  }

  /** Whether anything stands on a sheet; `round` as of {@link noteRoot}. */
  isBegun(sheet: Sheet, round = ""): boolean {
    if (sheet.kind === "text") {
      return sheet.fields.some(({ id }) => this.text(id).length > 0);
    }
    const cards = [...(this.#decks.get(sheet.id)?.cards.values() ?? [])];
    return (
      cards.some((card) => round === "" || (card as Y.Map<unknown>).get?.("round") === round) ||
      notesOf(sheet).some(
        (root) => root.endsWith(round && `@${round}`) && this.text(root).length > 0,
      )
    );
  }

  /** The text of a field, by the field's id, or notes, by their {@link noteRoot}. */
  text(root: string): Y.Text {
    return this.doc.getText(root);
  }

  /** A sheet's notes on a category; `round` as of {@link noteRoot}. */
  note(sheet: string, category: string, round = ""): Y.Text {
    return this.text(noteRoot(sheet, category, round));
  }

  about(): About {
    const values = new Map(this.#about.entries());
    return {
      ready: (phase) => {
        const askedAt = values.get(READY + phase);
        return typeof askedAt === "number" ? askedAt : null;
      },
      of: (id) => words(values.get(id), NAME_LENGTH),
    };
  }

  onAbout(changed: () => void): () => void {
    this.#about.observeDeep(changed);
    return () => this.#about.unobserveDeep(changed);
  }

  /** Says that the table is ready with a phase, of which it was asked then, epoch ms; that it is not, by null. */
  setReady(phase: string, askedAt: number | null): void {
    this.#about.set(READY + phase, askedAt);
  }

  /** Says who has a role. */
  setRole(id: string, name: string): void {
    this.#about.set(id, clip(name.trim(), NAME_LENGTH));
  }

  /** Says which option of a choice is chosen. */
  choose(id: string, option: string): void {
    this.#about.set(id, option);
  }

  /** The parts that a transaction has changed; a card's also when its note or its stars have. */
  partsChangedBy({ changed }: Y.Transaction): Part[] {
    const roots = this.#meanings();
    const parts = new Map<string, Part>();
    const add = (part: Part) => parts.set(keyOf(part), part);
    for (const [type, keys] of changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
      const { root, key: inner } = wayTo(type);
      const meaning = roots.get(root);
      if (meaning === undefined) {
        continue;
      }
      if (meaning.kind === "text" || meaning.kind === "about") {
        add(meaning);
        continue;
      }
      // At the top it is entries that changed, else something within one.
      for (const key of inner === null ? keys : [inner]) {
        const [id = ""] = (key ?? "").split("/");
        add({ ...meaning, id });
      }
    }
    return [...parts.values()];
  }

  /** What the document's root types are of, as far as this flipchart knows them. */
  #meanings(): Map<unknown, Part> {
    const meanings = new Map<unknown, Part>();
    for (const [root, type] of this.doc.share) {
      meanings.set(type, { kind: "text", root });
    }
    for (const [sheet, { cards, stars, links }] of this.#decks) {
      meanings.set(cards, { kind: "card", sheet, id: "" });
      meanings.set(stars, { kind: "card", sheet, id: "" });
      meanings.set(links, { kind: "link", sheet, id: "" });
    }
    return meanings.set(this.#about, { kind: "about" });
  }
}

function rootsIn(doc: Y.Doc, sheet: string): DeckRoots {
  const names = namesOf(sheet);
  return {
    cards: doc.getMap(names.cards),
    stars: doc.getMap(names.stars),
    links: doc.getMap(names.links),
  };
}

/** The root in which a type lies, and the key of the root's entry; null when it is the root. */
function wayTo(type: Y.AbstractType<unknown>): {
  root: Y.AbstractType<unknown>;
  key: string | null;
} {
  let root = type;
  let key: string | null = null;
  while (root.parent !== null) {
    key = root._item?.parentSub ?? "";
    root = root.parent as Y.AbstractType<unknown>;
  }
  return { root, key };
}
