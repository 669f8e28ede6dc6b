import * as Y from "yjs";
import type { Board } from "./board";
import { CATEGORY_KEY, pageOf } from "./cards";
import { liveDeckOf } from "./decks";
import { idsOf } from "./ids";
import { cardPlace, keyOf, notesOf, type Part, READY } from "./schema";
import { visibleText } from "./visible-text";

/** A part of a flipchart, as much of it as tells whether it is as it was, and in words how it was and is. */
export interface PartState {
  /** A card's name, the two names of a link; "" for a text. */
  readonly name: string;
  /** A text, or the note on a card or a link. */
  readonly text: string;
  /** The id of a card's category, or "". */
  readonly category: string;
  /** The address of a card's web page, or "". */
  readonly page: string;
  readonly stars: number;
  /** Since when it was asked, by the phases with which it says that it is ready (SPEC section 6). */
  readonly ready: Readonly<Record<string, number | null | undefined>>;
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

const NOTHING: PartState = {
  name: "",
  text: "",
  category: "",
  page: "",
  stars: 0,
  ready: {},
  said: {},
};

/** Among the keys that others have changed: all of a part. */
const ALL = "*";

/** What a card or a link has of the entries that are one with it. */
const OF_WHOLES = ["note", CATEGORY_KEY, "link", "stars"];

/** What others have changed of a part: under which keys, and who is known to have done so. */
interface Touch {
  readonly part: Part;
  readonly keys: Set<string>;
  readonly by: Set<string>;
}

/** All parts as they are, by their keys. */
interface Snapshot {
  readonly parts: ReadonlyMap<string, PartState>;
  /** By the keys of entries that are one with others: the card or link that they are. */
  readonly wholes: ReadonlyMap<string, Part>;
  /** By the key of a link: those of all its entries, of which another may stand for it next time. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

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

/** How a part was, and where others have left it alone how it is: what one changed oneself, nobody is told. */
function asOthersFoundIt(was: PartState, now: PartState, keys: ReadonlySet<string>): PartState {
  if (keys.has(ALL)) {
    return was;
  }
  const of = <T>(key: string, before: T, after: T) => (keys.has(key) ? before : after);
  const ofEach = <T>(
    before: Readonly<Record<string, T>>,
    now: Readonly<Record<string, T>>,
    key = "",
  ) =>
    Object.fromEntries(
      Object.entries(now).map(([id, value]) => [id, of(key + id, before[id], value)]),
    );
  return {
    name: of("name", was.name, now.name),
    text: of("note", was.text, now.text),
    category: of(CATEGORY_KEY, was.category, now.category),
    page: of("link", was.page, now.page),
    stars: of("stars", was.stars, now.stars),
    ready: ofEach(was.ready, now.ready, READY),
    said: ofEach(was.said, now.said) as PartState["said"],
  };
}

/**
 * What others change on a flipchart while this page is open, for whoever asks: which parts, by whom, how
 * much. Who deletes is not in the document; then it is whoever has the caret there. All that stood there when it
 * was last asked is kept to be compared with: once, as much as a flipchart takes (SPEC W10).
 */
export class ChangesByOthers {
  readonly #board: Board;
  readonly #names = new Map<number, string>();
  readonly #touched = new Map<string, Touch>();
  readonly #closers: (() => void)[] = [];
  #before: Snapshot;

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
    for (const { part, by } of [...this.#touched.values()]) {
      const whole = now.wholes.get(keyOf(part));
      if (whole !== undefined) {
        this.#touch(whole, OF_WHOLES, by);
      }
    }
    const changes = [...this.#touched].map(([key, { part, keys, by }]) => {
      const [was = null] = [key, ...(now.links.get(key) ?? [])].flatMap(
        (entry) => before.parts.get(entry) ?? [],
      );
      const is = now.parts.get(key) ?? null;
      return {
        part,
        before: was !== null && is !== null ? asOthersFoundIt(was, is, keys) : was,
        now: is,
        by: [...by].sort((a, b) => a.localeCompare(b)),
      };
    });
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
      const place = placeOf(part);
      const there = this.#board.writers
        .peek()
        .filter(({ field }) => field !== null && field === place);
      const by = authors.length > 0 ? authors : there.map(({ name }) => name);
      this.#touch(part, this.#keysChanged(part, transaction), by);
    }
  }

  #touch(part: Part, keys: Iterable<string>, by: Iterable<string>): void {
    const touch = this.#touched.get(keyOf(part)) ?? { part, keys: new Set(), by: new Set() };
    for (const key of keys) {
      touch.keys.add(key);
    }
    for (const name of by) {
      touch.by.add(name);
    }
    this.#touched.set(keyOf(part), touch);
  }

  /** Under which keys a transaction has changed a part. */
  #keysChanged(part: Part, transaction: Y.Transaction): string[] {
    const changed = transaction.changed as ReadonlyMap<unknown, ReadonlySet<string | null>>;
    const at = (type: unknown) => [...(changed.get(type) ?? [])].map(String);
    const { flipchart } = this.#board;
    if (part.kind === "about") {
      return at(flipchart.doc.getMap("about"));
    }
    const roots = part.kind === "card" ? flipchart.deckRoots(part.sheet) : undefined;
    if (part.kind !== "card" || roots === undefined) {
      return [ALL];
    }
    const entry = roots.cards.get(part.id);
    const keys = at(entry);
    const isWhole = changed.get(roots.cards)?.has(part.id) || keys.includes("mergedInto");
    if (isWhole || !(entry instanceof Y.Map)) {
      return [ALL];
    }
    const noted = changed.has(entry.get("note"));
    const starred = at(roots.stars).some((key) => key.startsWith(`${part.id}/`));
    return [...keys, ...(noted ? ["note"] : []), ...(starred ? ["stars"] : [])];
  }

  #read(): Snapshot {
    const { flipchart, activity } = this.#board;
    const parts = new Map<string, PartState>();
    const wholes = new Map<string, Part>();
    const links = new Map<string, readonly string[]>();
    const add = (part: Part, state: Partial<PartState>) =>
      parts.set(keyOf(part), { ...NOTHING, ...state });
    const addText = (root: string) => {
      add({ kind: "text", root }, { text: visibleText(flipchart.text(root)) });
    };
    const addEntries = (part: Extract<Part, { id: string }>, entries: readonly string[]) => {
      for (const id of entries.filter((entry) => entry !== part.id)) {
        wholes.set(keyOf({ ...part, id }), part);
      }
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
      for (const card of deck.cards.peek()) {
        const { id, name, note, category, stars } = card;
        const part = { kind: "card", sheet: sheet.id, id } as const;
        add(part, { name, text: note, category, page: pageOf(card), stars });
        addEntries(part, idsOf(card));
      }
      for (const { id, from, to, note, entries } of deck.links.peek()) {
        const part = { kind: "link", sheet: sheet.id, id } as const;
        // Each by itself, whichever way it is written.
        const name = `\u2068${deck.nameOf(from)}\u2069 – \u2068${deck.nameOf(to)}\u2069`;
        add(part, { name, text: note });
        addEntries(part, entries);
        links.set(
          keyOf(part),
          entries.map((entry) => keyOf({ ...part, id: entry })),
        );
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
    const ready = Object.fromEntries(activity.phases.map(({ id }) => [id, about.ready(id)]));
    add({ kind: "about" }, { ready, said });
    return { parts, wholes, links };
  }
}
