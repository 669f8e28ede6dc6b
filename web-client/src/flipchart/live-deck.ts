import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { CardSheet, Category } from "../protocol/activity";
import type { Card, CardLink } from "./cards";
import type { BeginHistory, Deck } from "./deck";

/** What this device removed or merged last. */
export type Deed =
  | { readonly did: "removed"; readonly name: string }
  | {
      readonly did: "merged";
      readonly name: string;
      readonly into: string;
      /** The id of the one that is now part of the other. */
      readonly id: string;
    };

/** The cards of a sheet as the views see them: signals that follow the document. */
export class LiveDeck {
  readonly deck: Deck;
  readonly #sheet: ReadonlySignal<CardSheet>;
  readonly #cards = signal<readonly Card[]>([]);
  readonly #links = signal<readonly CardLink[]>([]);
  readonly #categories = computed(
    () => new Map(this.sheet.categories.map((category) => [category.id, category])),
  );
  readonly #did: (deed: Deed, deck: LiveDeck) => void;
  readonly #closers: readonly (() => void)[];

  /**
   * @param sheet in its reader's language
   * @param people the participants at the table, by their ids
   * @param did is told of what can be taken back
   */
  constructor(
    deck: Deck,
    sheet: ReadonlySignal<CardSheet>,
    people: ReadonlySignal<Pick<ReadonlySet<string>, "has">>,
    did: (deed: Deed, deck: LiveDeck) => void,
  ) {
    this.deck = deck;
    this.#sheet = sheet;
    this.#did = did;
    const read = () => {
      const cards = deck.cards(people.value);
      this.#cards.value = cards;
      this.#links.value = deck.links(cards);
    };
    this.#closers = [effect(read), deck.onChange(read)];
  }

  get sheet(): CardSheet {
    return this.#sheet.value;
  }

  get cards(): ReadonlySignal<readonly Card[]> {
    return this.#cards;
  }

  get links(): ReadonlySignal<readonly CardLink[]> {
    return this.#links;
  }

  category(id: string): Category | undefined {
    return this.#categories.value.get(id);
  }

  /** The name of a card, "" when it is gone. */
  nameOf(id: string): string {
    return this.#cards.value.find((card) => card.id === id)?.name ?? "";
  }

  /** The names of the cards that a card is linked with. */
  linkedWith(id: string): string[] {
    return this.#links.value.flatMap(({ from, to }) =>
      from === id ? [this.nameOf(to)] : to === id ? [this.nameOf(from)] : [],
    );
  }

  /** Removes a card; the deck's history begins with the first removal. */
  remove(card: Card, begin: BeginHistory): void {
    this.deck.remove(card.id, begin);
    this.#did({ did: "removed", name: card.name }, this);
  }

  /** Removes a link, which is called so where it can be taken back. */
  removeLink(link: CardLink, begin: BeginHistory): void {
    // Each by itself, whichever way it is written.
    const name = `\u2068${this.nameOf(link.from)}\u2069 ↔ \u2068${this.nameOf(link.to)}\u2069`;
    this.deck.removeLink(link, begin);
    this.#did({ did: "removed", name }, this);
  }

  /** Makes one card of two. */
  merge(a: Card, b: Card): void {
    const { kept, merged } = this.deck.merge(a, b);
    this.#did({ did: "merged", name: merged.name, into: kept.name, id: merged.id }, this);
  }

  /** Takes back what was done last. */
  takeBack(deed: Deed): void {
    if (deed.did === "merged") {
      this.deck.part(deed.id);
    } else {
      this.deck.undoRemoval();
    }
  }

  close(): void {
    for (const close of this.#closers) {
      close();
    }
  }
}
