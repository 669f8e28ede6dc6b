/** The cards of one sheet as they lie in the document, and all that is done to them. */
import * as Y from "yjs";
import {
  byAge,
  CATEGORY_KEY,
  type Card,
  type CardLink,
  type CardNames,
  entriesOf,
  NOTE_LENGTH,
  newCard,
  readCards,
  readLinks,
} from "./cards";
import { freshId } from "./ids";
import { clip, LINK_LENGTH, NAME_LENGTH } from "./values";

/** The participants at the table, by their ids. */
type People = Pick<ReadonlySet<string>, "has">;

/** Deletions are made with this origin, so that one can be taken back without taking back words. */
export const REMOVAL = Symbol("removal");

/** Begins the history of what this device removes from these types (`removals.ts` has one). */
export type BeginHistory = (types: Y.Map<unknown>[]) => Y.UndoManager;

/** The shared types of a sheet with cards; nothing is written into those that its switches leave out. */
export interface DeckRoots {
  /** Map id → card. */
  readonly cards: Y.Map<unknown>;
  /** Map "cardId/participantId" → true. */
  readonly stars: Y.Map<unknown>;
  /** Map id → link. */
  readonly links: Y.Map<unknown>;
}

export class Deck {
  readonly #doc: Y.Doc;
  readonly #roots: DeckRoots;
  readonly #names: CardNames;
  #removals: Y.UndoManager | null = null;

  constructor(doc: Y.Doc, roots: DeckRoots, names: CardNames) {
    this.#doc = doc;
    this.#roots = roots;
    this.#names = names;
  }

  /** Calls back after each change of cards, stars or links; yields the way to stop. */
  onChange(changed: () => void): () => void {
    const roots = Object.values(this.#roots) as Y.Map<unknown>[];
    for (const root of roots) {
      root.observeDeep(changed);
    }
    return () => {
      for (const root of roots) {
        root.unobserveDeep(changed);
      }
    };
  }

  /**
   * The cards, those with the most stars first, else in the order in which they were added. Only stars of
   * the people at the table count (SPEC F5).
   */
  cards(people: People): Card[] {
    return readCards(this.#roots.cards, this.#names, this.#starsByCard(people));
  }

  /** The links between two cards that exist. */
  links(cards: readonly Card[]): CardLink[] {
    return readLinks(this.#roots.links, this.#names, cards);
  }

  /** The note of a card, null when the card is gone; made when another client left it out. */
  note(id: string): Y.Text | null {
    const card = this.#roots.cards.get(id);
    if (!(card instanceof Y.Map)) {
      return null;
    }
    const note = card.get("note");
    if (note instanceof Y.Text) {
      return note;
    }
    const fresh = new Y.Text();
    card.set("note", fresh);
    return fresh;
  }

  /** Adds a card and yields its id; `round` is "" in the first look. */
  add(card: Pick<Card, "name" | "category" | "by" | "at"> & { readonly round?: string }): string {
    const id = freshId();
    const name = clip(card.name.trim(), NAME_LENGTH);
    this.#doc.transact(() => {
      this.#roots.cards.set(id, newCard({ round: "", ...card, name }));
    });
    return id;
  }

  change(id: string, change: { name?: string; category?: string; link?: string }): void {
    const card = this.#roots.cards.get(id);
    if (!(card instanceof Y.Map)) {
      return;
    }
    this.#doc.transact(() => {
      for (const [field, value] of Object.entries(change)) {
        const key = field === "category" ? CATEGORY_KEY : field;
        const next = clip(value.trim(), field === "link" ? LINK_LENGTH : NAME_LENGTH);
        if ((field !== "name" || next !== "") && card.get(key) !== next) {
          card.set(key, next);
        }
      }
    });
  }

  /**
   * Makes one card of two (SPEC F6): the younger says into which it is merged, and readers take both for
   * one. Nothing is copied, so nothing is there twice when two devices do it at once, and what somebody
   * writes into either meanwhile is there.
   */
  merge(a: Card, b: Card): { kept: Card; merged: Card } {
    const [kept, merged] = byAge(a, b) < 0 ? [a, b] : [b, a];
    const entry = this.#roots.cards.get(merged.id);
    if (entry instanceof Y.Map && this.#roots.cards.has(kept.id)) {
      entry.set("mergedInto", kept.id);
    }
    return { kept, merged };
  }

  /** Makes a card of its own again of one that was merged into another. */
  part(id: string): void {
    const entry = this.#roots.cards.get(id);
    if (entry instanceof Y.Map) {
      entry.delete("mergedInto");
    }
  }

  /**
   * Takes a card, those merged into it and its links away.
   *
   * @param begin where it may be taken back, by {@link undoRemoval}
   */
  remove(id: string, begin?: BeginHistory): void {
    this.#begin(begin);
    const { cards, links } = this.#roots;
    const ids = this.#entriesOf(id);
    const gone = new Set<unknown>(ids);
    this.#doc.transact(() => {
      links.forEach((value, key) => {
        if (value instanceof Y.Map && (gone.has(value.get("from")) || gone.has(value.get("to")))) {
          links.delete(key);
        }
      });
      for (const entry of ids) {
        cards.delete(entry);
      }
    }, REMOVAL);
  }

  /** Takes a link away; `begin` as of {@link remove}. */
  removeLink({ entries }: CardLink, begin?: BeginHistory): void {
    this.#begin(begin);
    this.#doc.transact(() => {
      for (const entry of entries) {
        this.#roots.links.delete(entry);
      }
    }, REMOVAL);
  }

  /** Brings back what this device removed last. */
  undoRemoval(): void {
    this.#removals?.undo();
  }

  #begin(begin: BeginHistory | undefined): void {
    this.#removals ??= begin?.([this.#roots.cards, this.#roots.links]) ?? null;
  }

  /** Gives a card a participant's star, or takes it from the card and those merged into it. */
  star(id: string, participantId: string, on: boolean): void {
    const { stars } = this.#roots;
    if (on) {
      stars.set(`${id}/${participantId}`, true);
      return;
    }
    this.#doc.transact(() => {
      for (const entry of this.#entriesOf(id)) {
        stars.delete(`${entry}/${participantId}`);
      }
    });
  }

  /**
   * Links two cards. Where a link exists already, in either direction, its note stays; another note is
   * joined with it by who reads (SPEC F7).
   */
  link(from: string, to: string, note: string): void {
    const { links } = this.#roots;
    const words = clip(note.trim(), NOTE_LENGTH);
    const [these, those] = [from, to].map((id) => new Set<unknown>(this.#entriesOf(id)));
    for (const value of links.values()) {
      if (!(value instanceof Y.Map)) {
        continue;
      }
      const ends = [value.get("from"), value.get("to")];
      const isSame = ends.some((end) => these?.has(end)) && ends.some((end) => those?.has(end));
      if (isSame && (words === "" || value.get("note") === words)) {
        return;
      }
    }
    this.#doc.transact(() => {
      const link = new Y.Map<unknown>();
      link.set("from", from);
      link.set("to", to);
      link.set("note", words);
      links.set(freshId(), link);
    });
  }

  #entriesOf(id: string): string[] {
    return entriesOf(this.#roots.cards, this.#names, id);
  }

  #starsByCard(people: People): Map<string, Set<string>> {
    const stars = new Map<string, Set<string>>();
    this.#roots.stars.forEach((value, key) => {
      const slash = key.indexOf("/");
      const fan = key.slice(slash + 1);
      if (value !== true || slash <= 0 || !people.has(fan)) {
        return;
      }
      const card = key.slice(0, slash);
      const fans = stars.get(card) ?? new Set<string>();
      fans.add(fan);
      stars.set(card, fans);
    });
    return stars;
  }
}
