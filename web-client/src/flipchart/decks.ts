/** The decks of a flipchart: they come with whatever shows cards, and a sheet of texts does without. */
import { computed, untracked } from "@preact/signals";
import type { CardSheet } from "../protocol/activity";
import type { Board } from "./board";
import { Deck } from "./deck";
import { LiveDeck } from "./live-deck";
import type { Flipchart } from "./schema";

const decks = new WeakMap<Flipchart, Map<string, Deck>>();
const liveDecks = new WeakMap<Board, Map<string, LiveDeck>>();

/** The cards of a sheet; throws where the activity has no such sheet with cards. */
export function deckOf(flipchart: Flipchart, sheet: string): Deck {
  return known(decks, flipchart, sheet, () => {
    const { activity, doc } = flipchart;
    const { categories, rounds } = sheetIn(activity.sheets, sheet);
    const roots = flipchart.deckRoots(sheet);
    if (roots === undefined) {
      throw new Error(`no roots of ${sheet}`);
    }
    const fields = activity.sheets.flatMap((other) => (other.kind === "text" ? other.fields : []));
    const ids = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id));
    return new Deck(doc, roots, {
      categories: ids(categories),
      rounds: ids(rounds),
      reserved: ids([...fields, ...activity.roles]),
    });
  });
}

/** The same as the views see it, until its board is closed. */
export function liveDeckOf(board: Board, sheet: string): LiveDeck {
  return known(liveDecks, board, sheet, () => {
    const deck = deckOf(board.flipchart, sheet);
    const told = computed(() => sheetIn(board.activity.sheets, sheet));
    // Whoever asks follows the deck's signals, and nothing that it was made of.
    const live = untracked(() => new LiveDeck(deck, told, board.people, board.did));
    board.closing(() => live.close());
    return live;
  });
}

function sheetIn(sheets: Flipchart["activity"]["sheets"], id: string): CardSheet {
  const sheet = sheets.find((other) => other.id === id);
  if (sheet?.kind !== "cards") {
    throw new Error(`no sheet with cards: ${id}`);
  }
  return sheet;
}

function known<K extends object, V>(
  all: WeakMap<K, Map<string, V>>,
  of: K,
  sheet: string,
  make: () => V,
): V {
  const those = all.get(of) ?? new Map<string, V>();
  all.set(of, those);
  const one = those.get(sheet) ?? make();
  those.set(sheet, one);
  return one;
}
