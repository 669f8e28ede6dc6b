/** What a merge takes away from a flipchart, as taken-away.ts shows it: found in the document before and afterwards. */
import * as Y from "yjs";
import { deckOf } from "../flipchart/decks";
import { idsOf } from "../flipchart/ids";
import { cardInWords, linkInWords, namesOf } from "../flipchart/plain-words";
import { cardPlace, Flipchart } from "../flipchart/schema";
import { visibleText } from "../flipchart/visible-text";
import type { Activity } from "../protocol/activity";
import { cardSheetsOf } from "../workshop/focus";

/** Something that came from the server, as it is about to be merged. */
export interface Merge {
  /** The document before. */
  readonly before: Uint8Array;
  readonly update: Uint8Array;
  /** Whether it is all that the server has and the document lacks, whoever made it and when. */
  readonly whole: boolean;
  /** By client id: the clock from which on what was made here is not known to be durable. */
  readonly made: ReadonlyMap<number, number>;
  /** The same, from which on it was made in this visit. */
  readonly written: ReadonlyMap<number, number>;
}

/** A card or link that was taken away, and what it said. */
interface Taken {
  readonly name: string;
  readonly words: string;
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Whether an update deletes something that other things lie in, as a card is. */
export function takesAway(doc: Y.Doc, { ds }: Decoded): boolean {
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, Y.getState(doc.store, client));
      for (let at = clock; at < end; ) {
        const struct = structAt(doc, { client, clock: at }) as Y.Item | Y.GC;
        if (
          struct instanceof Y.Item &&
          !struct.deleted &&
          struct.content instanceof Y.ContentType
        ) {
          return true;
        }
        at = struct.id.clock + struct.length;
      }
    }
  }
  return false;
}

/** What of a card is kept as a whole, its note as what is written in: of what two put there at once one is left. */
const WHOLES = ["name", "link", "note"];

/** Whether an update writes what is kept as a whole and is here already. */
export function mayReplace(doc: Y.Doc, { structs }: Decoded, { roles }: Activity): boolean {
  const wholes = new Set<string | null>([...WHOLES, ...roles.map(({ id }) => id)]);
  return structs.some((struct) => {
    if (!(struct instanceof Y.Item)) {
      return false;
    }
    const before = struct.origin === null ? undefined : structAt(doc, struct.origin);
    if (before instanceof Y.Item) {
      return wholes.has(before.parentSub);
    }
    const { parentSub } = struct;
    return (
      parentSub !== null &&
      wholes.has(parentSub) &&
      (parentOf(doc, struct)?._map.has(parentSub) ?? false)
    );
  });
}

/** In what an item of a decoded update lies that says so, if that is here: a root by name, or what an item holds. */
function parentOf(doc: Y.Doc, item: Y.Item) {
  const parent = item.parent as unknown as string | Y.ID | null;
  if (typeof parent === "string") {
    return doc.share.get(parent);
  }
  const holder = parent === null ? undefined : structAt(doc, parent);
  return holder instanceof Y.Item && holder.content instanceof Y.ContentType
    ? holder.content.type
    : undefined;
}

function structAt(doc: Y.Doc, { client, clock }: Pick<Y.ID, "client" | "clock">) {
  const structs = doc.store.clients.get(client) ?? [];
  return clock < Y.getState(doc.store, client) ? structs[Y.findIndexSS(structs, clock)] : undefined;
}

/**
 * What a merge takes away with words made here that are not known to be durable, or, where it is what one
 * device did, that this one had not read: of what it deletes it names all that it knew. Besides, what gives way
 * to what another wrote at the same time, and the places of all cards that it takes away.
 */
export function takenBy(
  merge: Merge,
  activity: Activity,
): { taken: Taken[]; replaced: Taken[]; gone: Set<string> } {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, merge.before);
  const flipchart = new Flipchart(doc, activity);
  const wholes = ownWholes(flipchart, merge);
  const sheets = sheetsBefore(flipchart, unreadIn(merge));
  Y.applyUpdate(doc, merge.update);
  const isGone = ({ entry }: Place) => entry instanceof Y.Map && isDeleted(entry);
  const taken = sheets.flatMap(({ deck, cards, links }) => {
    const left = new Set(deck.links(deck.cards(new Set())).flatMap(({ entries }) => entries));
    return [
      ...cards.filter(({ unread, places }) => unread && places.some(isGone)),
      ...links.filter(({ unread, entries }) => unread && !entries.some((id) => left.has(id))),
    ];
  });
  const gone = sheets.flatMap(({ cards }) =>
    cards.flatMap(({ places }) => places.filter(isGone).map(({ place }) => place)),
  );
  const replaced = wholes.flatMap(({ entry, key, name, id, words }) => {
    const item = entry._map.get(key) as Y.Item;
    return isDeleted(entry) || knew(item, id) || textOf(item) === words
      ? []
      : [{ name: name(), words }];
  });
  doc.destroy();
  return {
    taken: taken.map(({ name, words }) => ({ name, words })),
    replaced,
    gone: new Set(gone),
  };
}

/** Tells what was made here that who deletes it may not have read. */
function unreadIn({ update, whole, made, written }: Merge): (item: Y.Item) => boolean {
  const known = Y.decodeUpdate(update).ds;
  return (item) =>
    isSince(item, made) || (!whole && isSince(item, written) && !Y.isDeleted(known, item.id));
}

/** Where a card, or one that is one with it, has its place, and what lies there. */
interface Place {
  readonly place: string;
  readonly entry: unknown;
}

/** The cards and links of each sheet before a merge, and whether they have words that are unread. */
function sheetsBefore(flipchart: Flipchart, isUnread: (item: Y.Item) => boolean) {
  return cardSheetsOf(flipchart.activity).map((sheet) => {
    const deck = deckOf(flipchart, sheet.id);
    const cards = deck.cards(new Set());
    const roots = flipchart.deckRoots(sheet.id);
    return {
      deck,
      cards: cards.map((card) => {
        const places = idsOf(card).map(
          (id): Place => ({ place: cardPlace(sheet.id, id), entry: roots?.cards.get(id) }),
        );
        return {
          places,
          unread: places.some(({ entry }) => hasUnread(entry, isUnread)),
          name: namesOf(card),
          words: cardInWords(card, sheet.categories),
        };
      }),
      links: deck.links(cards).map((link) => ({
        entries: link.entries,
        unread: link.entries.some((id) => hasUnread(roots?.links.get(id), isUnread)),
        name: linkInWords({ ...link, note: "" }, cards),
        words: linkInWords(link, cards),
      })),
    };
  });
}

/** What is kept as a whole and has words of this phone's owner, before a merge. */
function ownWholes(flipchart: Flipchart, { made, written }: Merge) {
  const isOwn = (item: Y.Item) => isSince(item, made) || isSince(item, written);
  return wholesOf(flipchart).flatMap(({ entry, keys, name }) =>
    keys.flatMap((key) => {
      const item = entry._map.get(key);
      return item === undefined || !hasWords(item, isOwn)
        ? []
        : [{ entry, key, name, id: item.id, words: textOf(item) }];
    }),
  );
}

/** Where something is kept as a whole, and what that is called. */
interface Wholes {
  readonly entry: Y.Map<unknown>;
  readonly keys: readonly string[];
  /** By now, not when it was looked for. */
  readonly name: () => string;
}

function wholesOf(flipchart: Flipchart): Wholes[] {
  const { activity, doc } = flipchart;
  const roles = activity.roles.map(({ id, name }) => ({
    entry: doc.getMap("about"),
    keys: [id],
    name: () => name,
  }));
  const cards = cardSheetsOf(activity).flatMap(({ id: sheet }) => {
    const nameOfCard = (id: string) => {
      const card = deckOf(flipchart, sheet)
        .cards(new Set())
        .find((one) => idsOf(one).includes(id));
      return card === undefined ? "" : namesOf(card);
    };
    return [...(flipchart.deckRoots(sheet)?.cards ?? [])].flatMap(([id, entry]) =>
      entry instanceof Y.Map ? [{ entry, keys: WHOLES, name: () => nameOfCard(id) }] : [],
    );
  });
  return [...cards, ...roles];
}

/**
 * Whether who wrote this had the item before them: it is what was written, or what that was written in place of,
 * and so on back.
 */
function knew(written: Y.Item, { client, clock }: Y.ID): boolean {
  let next: Y.ID | null = written.lastId;
  for (let item: Y.Item | null = written; item !== null && next !== null; item = item.left) {
    if (holds(item, next)) {
      if (holds(item, { client, clock })) {
        return true;
      }
      next = item.origin;
    }
  }
  return false;
}

/** Whether this is, or is a part of, an item. */
function holds(item: Y.Item, { client, clock }: Pick<Y.ID, "client" | "clock">): boolean {
  return item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length;
}

/** Whether an entry has words in it of which this is so: its note, its name or its web page. */
function hasUnread(entry: unknown, isUnread: (item: Y.Item) => boolean): boolean {
  const parts = entry instanceof Y.Map ? entry._map : new Map<string, Y.Item>();
  return WHOLES.some((key) => {
    const item = parts.get(key);
    return item !== undefined && hasWords(item, isUnread);
  });
}

/** Whether a value is there and has words in it of which this is so. */
function hasWords(item: Y.Item, isSo: (piece: Y.Item) => boolean): boolean {
  const [value] = item.deleted ? [] : item.content.getContent();
  if (!(value instanceof Y.Text)) {
    return typeof value === "string" && value.trim() !== "" && isSo(item);
  }
  for (let piece = value._start; piece !== null; piece = piece.right) {
    if (!piece.deleted && piece.content instanceof Y.ContentString && isSo(piece)) {
      return true;
    }
  }
  return false;
}

/** What a value says. */
function textOf(item: Y.Item): string {
  const [value] = item.content.getContent();
  return value instanceof Y.Text ? visibleText(value).trim() : String(value ?? "").trim();
}

/** Whether an item, or a part of it, was made from these clocks on. */
function isSince({ id, length }: Y.Item, clocks: ReadonlyMap<number, number>): boolean {
  return id.clock + length > (clocks.get(id.client) ?? Number.POSITIVE_INFINITY);
}

function isDeleted(type: Y.Map<unknown>): boolean {
  return type._item?.deleted === true;
}
