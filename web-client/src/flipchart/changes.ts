import type * as Y from "yjs";
import type { Board } from "./board";
import { liveDeckOf } from "./decks";
import { cardPlace, keyOf, notesOf, type Part } from "./schema";
import { visibleText } from "./visible-text";

/** A part of a flipchart, as much of it as tells in words how it was and is. */
export interface PartState {
  /** A card's name, the two names of a link; "" for a text. */
  readonly name: string;
  /** How many words a text, or a card's note, has. */
  readonly words: number;
  readonly stars: number;
  readonly ready: boolean;
  /** Who has which role, and what is chosen, by their ids. */
  readonly said: Readonly<Record<string, string>>;
}

/** What others have made of a part. */
export interface Change {
  readonly part: Part;
  /** Null where there was none. */
  readonly before: PartState | null;
  readonly now: PartState | null;
  /** The names of those who are known to have had a hand in it. */
  readonly by: readonly string[];
}

const NOTHING: PartState = { name: "", words: 0, stars: 0, ready: false, said: {} };

/** What awareness calls a part that somebody writes in; null for the others. */
function placeOf(part: Part): string | null {
  return part.kind === "text"
    ? part.root
    : part.kind === "card"
      ? cardPlace(part.sheet, part.id)
      : null;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/**
 * What others change on a flipchart while this page is open, for whoever asks: which parts, by whom, how
 * much. Who deletes is not in the document; then it is whoever has the caret there.
 */
export class ChangesByOthers {
  readonly #board: Board;
  readonly #names = new Map<number, string>();
  readonly #touched = new Map<string, { readonly part: Part; readonly by: Set<string> }>();
  readonly #closers: (() => void)[] = [];
  #before: ReadonlyMap<string, PartState>;

  constructor(board: Board) {
    this.#board = board;
    this.#before = this.#read();
    const { doc } = board.flipchart;
    const changed = (transaction: Y.Transaction) => this.#take(transaction);
    doc.on("afterTransaction", changed);
    this.#closers.push(
      () => doc.off("afterTransaction", changed),
      board.writers.subscribe((writers) => {
        for (const { clientId, name } of writers) {
          this.#names.set(clientId, name);
        }
      }),
    );
  }

  close(): void {
    for (const close of this.#closers) {
      close();
    }
  }

  /** What others have changed since it was last asked for, or since the page was opened. */
  sinceLastAsked(): Change[] {
    const before = this.#before;
    const now = this.#read();
    const changes = [...this.#touched].map(([key, { part, by }]) => ({
      part,
      before: before.get(key) ?? null,
      now: now.get(key) ?? null,
      by: [...by].sort((a, b) => a.localeCompare(b)),
    }));
    this.#before = now;
    this.#touched.clear();
    return changes.filter(
      ({ before: was, now: is }) =>
        (was ?? is) !== null && JSON.stringify(was) !== JSON.stringify(is),
    );
  }

  #take(transaction: Y.Transaction): void {
    if (transaction.local) {
      return;
    }
    const authors: string[] = [];
    transaction.afterState.forEach((clock, client) => {
      const name = this.#names.get(client);
      if (clock > (transaction.beforeState.get(client) ?? 0) && name !== undefined) {
        authors.push(name);
      }
    });
    for (const part of this.#board.flipchart.partsChangedBy(transaction)) {
      const { by } = this.#touched.get(keyOf(part)) ?? { by: new Set<string>() };
      const place = placeOf(part);
      const there = this.#board.writers
        .peek()
        .filter(({ field }) => field !== null && field === place);
      for (const name of authors.length > 0 ? authors : there.map((writer) => writer.name)) {
        by.add(name);
      }
      this.#touched.set(keyOf(part), { part, by });
    }
  }

  #read(): ReadonlyMap<string, PartState> {
    const { flipchart, activity } = this.#board;
    const parts = new Map<string, PartState>();
    const add = (part: Part, state: Partial<PartState>) =>
      parts.set(keyOf(part), { ...NOTHING, ...state });
    const addText = (root: string) => {
      add({ kind: "text", root }, { words: countWords(visibleText(flipchart.text(root))) });
    };
    for (const sheet of activity.sheets) {
      if (sheet.kind === "text") {
        for (const { id } of sheet.fields) {
          addText(id);
        }
        continue;
      }
      notesOf(sheet).forEach(addText);
      const deck = liveDeckOf(this.#board, sheet.id);
      for (const { id, name, note, stars } of deck.cards.peek()) {
        add({ kind: "card", sheet: sheet.id, id }, { name, words: countWords(note), stars });
      }
      for (const { id, from, to } of deck.links.peek()) {
        const name = `${deck.nameOf(from)} – ${deck.nameOf(to)}`;
        add({ kind: "link", sheet: sheet.id, id }, { name });
      }
    }
    const about = flipchart.about();
    const ids = [
      ...activity.roles.map(({ id }) => id),
      ...activity.sheets.flatMap((sheet) =>
        sheet.kind === "text" ? sheet.fields.flatMap(({ choices }) => choices?.id ?? []) : [],
      ),
    ];
    const said = Object.fromEntries(ids.map((id) => [id, about.of(id)]));
    add({ kind: "about" }, { ready: about.ready, said });
    return parts;
  }
}
