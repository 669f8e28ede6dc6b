/**
 * Cards and the links between them as they lie in the document, read as what they mean (SPEC F2, F4–F7).
 * Whatever another client wrote, reading never throws: a value of the wrong kind reads as absent.
 */
import * as Y from "yjs";
import { idsOf, isEntryId } from "./ids";
import { NAME_LENGTH, webAddress, words } from "./values";
import { visibleText } from "./visible-text";

/** The longest note on a link, in code units. */
export const NOTE_LENGTH = 300;

/** The key of a card's category: what it was called when there was one activity (SPEC section 6). */
export const CATEGORY_KEY = "sector";

/** What stands between the notes of two that were merged. */
const BETWEEN = " — ";

/** A card that was merged into another, and can be parted from it again. */
export interface Twin {
  readonly id: string;
  readonly name: string;
  /** An http or https address, or "". */
  readonly link: string;
}

export interface Card {
  readonly id: string;
  readonly name: string;
  /** The id of a category of its sheet, or "" when neither it nor a twin names one. */
  readonly category: string;
  /** The id of the further look in which it was added, "" when it was in the first. */
  readonly round: string;
  /** Its note and its twins'. */
  readonly note: string;
  /** An http or https address, or "". */
  readonly link: string;
  /** The participant who added it, or "". */
  readonly by: string;
  readonly at: number;
  readonly stars: number;
  /** The participants at the table who starred it or a twin. */
  readonly starredBy: ReadonlySet<string>;
  /** Those that were merged into it, in the order in which they were added. */
  readonly twins: readonly Twin[];
}

/** Two cards that belong together. */
export interface CardLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly note: string;
  /** The entries of which it is made: a merge may have brought several between the same two. */
  readonly entries: readonly string[];
}

/** What a card of a sheet may name, and what it may not be named. */
export interface CardNames {
  readonly categories: ReadonlySet<string>;
  readonly rounds: ReadonlySet<string>;
  /** The ids that something else has by which it can be hidden (SPEC F4). */
  readonly reserved: ReadonlySet<string>;
}

/** The address to show for a card: its own, or else the first of its twins. */
export function pageOf({ link, twins }: Pick<Card, "link" | "twins">): string {
  return link || (twins.find((twin) => twin.link !== "")?.link ?? "");
}

/** Which of two cards stays when they are merged: the one that was added first. */
export function byAge(
  a: { readonly id: string; readonly at: number },
  b: { readonly id: string; readonly at: number },
): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

type Entry = Omit<Card, "stars" | "twins"> & { readonly mergedInto: string };

/**
 * The cards, those with the most stars first, else in the order in which they were added.
 *
 * @param fans who starred which entry
 */
export function readCards(
  cards: Y.Map<unknown>,
  names: CardNames,
  fans: ReadonlyMap<string, ReadonlySet<string>>,
): Card[] {
  const entries: Entry[] = [];
  cards.forEach((value, id) => {
    const entry = readEntry(id, value, names, fans.get(id) ?? new Set());
    if (entry !== null) {
      entries.push(entry);
    }
  });
  return grouped(entries)
    .map(asOne)
    .sort((a, b) => b.stars - a.stars || byAge(a, b));
}

/** One entry of the links. */
type LinkEntry = Omit<CardLink, "entries">;

/** The links between two of these cards. */
export function readLinks(
  links: Y.Map<unknown>,
  { reserved }: CardNames,
  cards: readonly Card[],
): CardLink[] {
  const cardOf = new Map(cards.flatMap((card) => idsOf(card).map((id) => [id, card.id])));
  const entries: LinkEntry[] = [];
  links.forEach((value, id) => {
    if (!isEntryId(id, reserved) || !(value instanceof Y.Map)) {
      return;
    }
    const from = cardOf.get(words(value.get("from"), NAME_LENGTH));
    const to = cardOf.get(words(value.get("to"), NAME_LENGTH));
    if (from !== undefined && to !== undefined && from !== to) {
      entries.push({ id, from, to, note: words(value.get("note"), NOTE_LENGTH) });
    }
  });
  const pairs = new Map<string, [LinkEntry, ...LinkEntry[]]>();
  for (const entry of entries.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { from, to } = entry;
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    const known = pairs.get(pair);
    if (known === undefined) {
      pairs.set(pair, [entry]);
    } else {
      known.push(entry);
    }
  }
  return [...pairs.values()].map((same) => ({
    ...same[0],
    note: joined([...new Set(same.map(({ note }) => note.trim()))]),
    entries: same.map(({ id }) => id),
  }));
}

/**
 * The ids of the entries that are one card with this one, itself among them; those of an entry that is
 * merged into it, but not of the one that it is merged into.
 */
export function entriesOf(cards: Y.Map<unknown>, names: CardNames, id: string): string[] {
  const card = readCards(cards, names, new Map()).find((other) => other.id === id);
  return card === undefined ? [id] : idsOf(card);
}

/** An entry for a new card. */
export function newCard(
  card: Pick<Card, "name" | "category" | "round" | "by" | "at">,
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  entry.set("name", card.name);
  entry.set(CATEGORY_KEY, card.category);
  entry.set("note", new Y.Text());
  entry.set("link", "");
  entry.set("by", card.by);
  entry.set("at", card.at);
  if (card.round !== "") {
    entry.set("round", card.round);
  }
  return entry;
}

function readEntry(
  id: string,
  value: unknown,
  { categories, rounds, reserved }: CardNames,
  starredBy: ReadonlySet<string>,
): Entry | null {
  if (!isEntryId(id, reserved) || !(value instanceof Y.Map)) {
    return null;
  }
  const name = words(value.get("name"), NAME_LENGTH).trim();
  if (name === "") {
    return null;
  }
  const category = words(value.get(CATEGORY_KEY), NAME_LENGTH);
  const round = words(value.get("round"), NAME_LENGTH);
  const note = value.get("note");
  return {
    id,
    name,
    category: categories.has(category) ? category : "",
    round: rounds.has(round) ? round : "",
    note: note instanceof Y.Text ? visibleText(note) : "",
    link: webAddress(value.get("link")),
    by: words(value.get("by"), NAME_LENGTH),
    at: time(value.get("at")),
    starredBy,
    mergedInto: words(value.get("mergedInto"), NAME_LENGTH),
  };
}

/** Whole milliseconds that the server reads alike. */
function time(value: unknown): number {
  return typeof value === "number" && !Number.isNaN(value)
    ? Math.min(Math.max(0, Math.trunc(value)), Number.MAX_SAFE_INTEGER)
    : 0;
}

/**
 * The entries by the card that they are, each card's oldest first. An entry is merged only into one that is
 * there and is older (SPEC F6), so nobody can be merged in a circle.
 */
function grouped(entries: Entry[]): [Entry, ...Entry[]][] {
  const groups: [Entry, ...Entry[]][] = [];
  const groupOf = new Map<string, Entry[]>();
  for (const entry of entries.sort(byAge)) {
    const older = groupOf.get(entry.mergedInto);
    if (older !== undefined) {
      older.push(entry);
      groupOf.set(entry.id, older);
    } else {
      const group: [Entry] = [entry];
      groups.push(group);
      groupOf.set(entry.id, group);
    }
  }
  return groups;
}

/** What several entries say together: nothing that anybody wrote is left out. */
function asOne([{ mergedInto: _, ...first }, ...merged]: [Entry, ...Entry[]]): Card {
  const twins = merged.map(({ id, name, link }) => ({ id, name, link }));
  const link = pageOf({ ...first, twins });
  const starredBy = new Set([first, ...merged].flatMap((entry) => [...entry.starredBy]));
  const notes = merged.map((entry) =>
    [entry.note.trim(), entry.link === link ? "" : entry.link].filter(Boolean).join(" "),
  );
  return {
    ...first,
    category: first.category || (merged.find(({ category }) => category !== "")?.category ?? ""),
    note: merged.length === 0 ? first.note : joined([first.note, ...notes]),
    stars: starredBy.size,
    starredBy,
    twins,
  };
}

function joined(notes: readonly string[]): string {
  return notes
    .map((note) => note.trim())
    .filter((note) => note !== "")
    .join(BETWEEN);
}
