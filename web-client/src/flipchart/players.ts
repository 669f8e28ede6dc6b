/**
 * Players and partnerships as they lie in the document, read as what they mean (SPEC F2, F4–F7).
 * Whatever another client wrote, reading never throws: a value of the wrong kind reads as absent.
 */
import * as Y from "yjs";
import { idsOf, isEntryId } from "./ids";
import { webAddress, words } from "./values";
import { visibleText } from "./visible-text";

/** The longest name, in code units. */
export const NAME_LENGTH = 120;
/** The longest note on a partnership, in code units. */
export const NOTE_LENGTH = 300;

/** What stands between the notes of two that were merged. */
const BETWEEN = " — ";

/** A player that was merged into another, and can be parted from it again. */
export interface Twin {
  readonly id: string;
  readonly name: string;
  /** An http or https address, or "". */
  readonly link: string;
}

export interface Player {
  readonly id: string;
  readonly name: string;
  /** The id of a sector of the activity, or "" when neither it nor a twin names one. */
  readonly sector: string;
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

export interface Partnership {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly note: string;
  /** The entries of which it is made: a merge may have brought several between the same two. */
  readonly entries: readonly string[];
}

/** The address to show for a player: its own, or else the first of its twins. */
export function linkOf({ link, twins }: Player): string {
  return link || (twins.find((twin) => twin.link !== "")?.link ?? "");
}

/** Which of two players stays when they are merged: the one that was added first. */
export function byAge(
  a: { readonly id: string; readonly at: number },
  b: { readonly id: string; readonly at: number },
): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

type Entry = Omit<Player, "stars" | "twins"> & { readonly mergedInto: string };

/**
 * The players, those with the most stars first, else in the order in which they were added.
 *
 * @param fans who starred which entry
 */
export function readPlayers(
  players: Y.Map<unknown>,
  sectors: ReadonlySet<string>,
  fans: ReadonlyMap<string, ReadonlySet<string>>,
): Player[] {
  const entries: Entry[] = [];
  players.forEach((value, id) => {
    const entry = readEntry(id, value, sectors, fans.get(id) ?? new Set());
    if (entry !== null) {
      entries.push(entry);
    }
  });
  return grouped(entries)
    .map(asOne)
    .sort((a, b) => b.stars - a.stars || byAge(a, b));
}

/** One entry of `partnerships`. */
type PairEntry = Omit<Partnership, "entries">;

/** The partnerships between two of these players. */
export function readPartnerships(
  partnerships: Y.Map<unknown>,
  players: readonly Player[],
): Partnership[] {
  const playerOf = new Map(players.flatMap((player) => idsOf(player).map((id) => [id, player.id])));
  const entries: PairEntry[] = [];
  partnerships.forEach((value, id) => {
    if (!isEntryId(id) || !(value instanceof Y.Map)) {
      return;
    }
    const from = playerOf.get(words(value.get("from"), NAME_LENGTH));
    const to = playerOf.get(words(value.get("to"), NAME_LENGTH));
    if (from !== undefined && to !== undefined && from !== to) {
      entries.push({ id, from, to, note: words(value.get("note"), NOTE_LENGTH) });
    }
  });
  const pairs = new Map<string, [PairEntry, ...PairEntry[]]>();
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
 * The ids of the entries that are one player with this one, itself among them; those of an entry that
 * is merged into it, but not of the one that it is merged into.
 */
export function entriesOf(players: Y.Map<unknown>, id: string): string[] {
  const player = readPlayers(players, new Set(), new Map()).find((other) => other.id === id);
  return player === undefined ? [id] : idsOf(player);
}

function readEntry(
  id: string,
  value: unknown,
  sectors: ReadonlySet<string>,
  starredBy: ReadonlySet<string>,
): Entry | null {
  if (!isEntryId(id) || !(value instanceof Y.Map)) {
    return null;
  }
  const name = words(value.get("name"), NAME_LENGTH).trim();
  if (name === "") {
    return null;
  }
  const sector = words(value.get("sector"), NAME_LENGTH);
  const note = value.get("note");
  return {
    id,
    name,
    sector: sectors.has(sector) ? sector : "",
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
 * The entries by the player that they are, each player's oldest first. An entry is merged only into one
 * that is there and is older (SPEC F6), so nobody can be merged in a circle.
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
function asOne([{ mergedInto: _, ...first }, ...merged]: [Entry, ...Entry[]]): Player {
  const twins = merged.map(({ id, name, link }) => ({ id, name, link }));
  const link = linkOf({ ...first, stars: 0, twins });
  const starredBy = new Set([first, ...merged].flatMap((entry) => [...entry.starredBy]));
  const notes = merged.map((entry) =>
    [entry.note.trim(), entry.link === link ? "" : entry.link].filter(Boolean).join(" "),
  );
  return {
    ...first,
    sector: first.sector || (merged.find(({ sector }) => sector !== "")?.sector ?? ""),
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
