import type * as Y from "yjs";
import type { Board } from "./board";
import type { TextName } from "./schema";
import { visibleText } from "./visible-text";

/** One part of a flipchart, as much of it as tells in words how it was and is. */
export interface PartState {
  /** A player's name, the two names of a partnership, the presenter; "" for a text. */
  readonly name: string;
  /** How many words a text, or a player's note, has. */
  readonly words: number;
  readonly stars: number;
  readonly ready: boolean;
}

/** What others have made of a part. */
export interface Change {
  /** A text's name, `player:{id}`, `partnership:{id}` or `about`. */
  readonly part: string;
  /** Null where there was none. */
  readonly before: PartState | null;
  readonly now: PartState | null;
  /** The names of those who are known to have had a hand in it. */
  readonly by: readonly string[];
}

const NOTHING: PartState = { name: "", words: 0, stars: 0, ready: false };

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
  readonly #touched = new Map<string, Set<string>>();
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
    const changes = [...this.#touched].map(([part, by]) => ({
      part,
      before: before.get(part) ?? null,
      now: now.get(part) ?? null,
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
      const by = this.#touched.get(part) ?? new Set();
      const there = this.#board.writers.peek().filter(({ field }) => field === part);
      for (const name of authors.length > 0 ? authors : there.map((writer) => writer.name)) {
        by.add(name);
      }
      this.#touched.set(part, by);
    }
  }

  #read(): ReadonlyMap<string, PartState> {
    const { flipchart, activity } = this.#board;
    const parts = new Map<string, PartState>();
    const texts: TextName[] = ["challenge", "strategy", "pitch"];
    texts.push(...activity.sectors.map(({ id }): TextName => `finding:${id}`));
    for (const name of texts) {
      parts.set(name, { ...NOTHING, words: countWords(visibleText(flipchart.text(name))) });
    }
    const players = this.#board.players.peek();
    const names = new Map(players.map(({ id, name }) => [id, name]));
    for (const { id, name, note, stars } of players) {
      parts.set(`player:${id}`, { ...NOTHING, name, words: countWords(note), stars });
    }
    for (const { id, from, to } of this.#board.partnerships.peek()) {
      parts.set(`partnership:${id}`, {
        ...NOTHING,
        name: `${names.get(from) ?? ""} – ${names.get(to) ?? ""}`,
      });
    }
    const { presenter, ready } = flipchart.about();
    parts.set("about", { ...NOTHING, name: presenter, ready });
    return parts;
  }
}
