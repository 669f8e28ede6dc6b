/**
 * What others take away from the flipchart with words of this phone's owner in it that they had not read, and what
 * of the owner's words gives way to what somebody wrote in the same place at the same time. It is shown with what is
 * left over (leftovers.ts), and so is what was half typed there.
 */
import { effect } from "@preact/signals";
import * as Y from "yjs";
import { nameOf } from "../connection/copy";
import { keysFrom, recall } from "../connection/memory";
import { within } from "../connection/within";
import type { Board } from "../flipchart/board";
import { deckOf } from "../flipchart/decks";
import { idsOf } from "../flipchart/ids";
import { cardInWords, linkInWords, namesOf } from "../flipchart/plain-words";
import { cardPlace, Flipchart } from "../flipchart/schema";
import { visibleText } from "../flipchart/visible-text";
import { fetchWordsOfNew } from "../i18n/language";
import { t } from "../i18n/room";
import type { Activity } from "../protocol/activity";
import { cardSheetsOf } from "../workshop/focus";
import { type LeftoverWords, show } from "./leftover-words";
import type { Seat } from "./seat";

/** So long words in the reader's language are waited for: then English stands in, and what is found is shown. */
const PATIENCE_MS = 4_000;

/** By client id: the clock from which on something was made in this visit. */
const written = new WeakMap<Y.Doc, Map<number, number>>();

/** The flipcharts that are looked at. */
const watched = new WeakSet<Board>();

/** What is done beside the merging may fail, and nothing but that. */
function failed(error: unknown): void {
  console.error("What was taken away is not known:", error);
}

/**
 * Looks from now on at what comes from the server. The document before is put aside with it, and looked at later:
 * what is deleted there is collected at once.
 */
export function watch(workshopId: string, seat: Seat, found: LeftoverWords): void {
  if (watched.has(seat.board)) {
    return; // before its connection, since its copy had words that were not saved
  }
  watched.add(seat.board);
  try {
    look(workshopId, seat, found);
  } catch (error) {
    failed(error);
  }
}

function look(workshopId: string, { board, provider }: Seat, found: LeftoverWords): void {
  const { doc } = provider;
  const clocks = written.get(doc) ?? new Map<number, number>();
  written.set(doc, clocks);
  const note = () => {
    if (!clocks.has(doc.clientID)) {
      clocks.set(doc.clientID, Y.getState(doc.store, doc.clientID));
    }
  };
  note();
  doc.on("beforeTransaction", note); // under another id, since a connection was lost
  // On a new connection there comes first what the server has, whoever made it and when.
  let whole = true;
  const stop = effect(() => {
    const open = provider.status.value === "open";
    whole = !open || (whole && provider.saving.value !== "saved");
  });
  let looked = Promise.resolve();
  // Each waits for words from now on, and not from when those before it have shown theirs.
  const inTurn = (show: () => void) => {
    const words = fetchWords();
    looked = looked
      .then(() => words)
      .then(show)
      .catch(failed);
  };
  provider.merging = (update) => {
    try {
      const decoded = Y.decodeUpdate(update);
      if (takesAway(doc, decoded) || mayReplace(doc, decoded, board.activity)) {
        const before = Y.encodeStateAsUpdate(doc);
        const made = madeOn(nameOf(workshopId, provider));
        const merge = { before, update, whole, made, written: new Map(clocks) };
        inTurn(() => showTaken(merge, board, found));
      }
    } catch (error) {
      failed(error);
    }
  };
  const homeless = effect(() => {
    if (provider.synced.value) {
      inTurn(() => showHomeless(board, found));
    }
  });
  board.closing(() => {
    stop();
    homeless();
    doc.off("beforeTransaction", note);
  });
}

/** By client id: the clock from which on the server may not have what was made under it, as the copy's marks say. */
function madeOn(name: string): Map<number, number> {
  const marks = keysFrom(`${name}/unsaved`).map((key) => recall(key) ?? "");
  return new Map(
    [...marks.join().matchAll(/(\d+):(\d+)/g)].map(([, client, clock]) => [
      Number(client),
      Number(clock),
    ]),
  );
}

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

async function fetchWords(): Promise<void> {
  await within(PATIENCE_MS, fetchWordsOfNew()).catch(() => {});
}

/** Shows what a merge takes away with words of this phone's owner that its remover may not have read. */
function showTaken(
  merge: Merge,
  board: Pick<Board, "activity" | "drafts">,
  found: LeftoverWords,
): void {
  const { taken, replaced, gone } = takenBy(merge, board.activity);
  for (const { name, words } of taken) {
    show(found, t("takenAway", { name }), words);
  }
  for (const { name, words } of replaced) {
    show(found, t("replaced", { name }), words);
  }
  showDrafts(board, (place) => gone.has(place), found);
}

/** Shows what was half typed in cards that are not there any more. */
function showHomeless(board: Board, found: LeftoverWords): void {
  const there = new Set(
    cardSheetsOf(board.activity).flatMap(({ id }) =>
      [...(board.flipchart.deckRoots(id)?.cards.keys() ?? [])].map((card) => cardPlace(id, card)),
    ),
  );
  showDrafts(board, (place) => !there.has(place), found);
}

function showDrafts(
  { activity, drafts }: Pick<Board, "activity" | "drafts">,
  isGone: (place: string) => boolean,
  found: LeftoverWords,
): void {
  for (const { id } of cardSheetsOf(activity)) {
    const names = drafts
      .namesFrom(cardPlace(id, ""))
      .filter((name) => isGone(name.slice(0, name.lastIndexOf("/"))));
    const words = names.map((name) => drafts.of(name).peek().trim()).filter(Boolean);
    if (show(found, t("homeless"), words.join("\n\n"))) {
      for (const name of names) {
        drafts.of(name).value = "";
      }
    }
  }
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
  const known = Y.decodeUpdate(merge.update).ds;
  const isUnread = (item: Y.Item) =>
    isSince(item, merge.made) ||
    (!merge.whole && isSince(item, merge.written) && !Y.isDeleted(known, item.id));
  const isOwn = (item: Y.Item) => isSince(item, merge.made) || isSince(item, merge.written);
  const wholes = wholesOf(flipchart).flatMap(({ entry, keys, name }) =>
    keys.flatMap((key) => {
      const item = entry._map.get(key);
      return item === undefined || !hasWords(item, isOwn)
        ? []
        : [{ entry, key, name, id: item.id, words: textOf(item) }];
    }),
  );
  const before = cardSheetsOf(activity).map((sheet) => {
    const deck = deckOf(flipchart, sheet.id);
    const cards = deck.cards(new Set());
    const roots = flipchart.deckRoots(sheet.id);
    return {
      sheet,
      deck,
      cards: cards.map((card) => ({
        places: idsOf(card).map((id) => cardPlace(sheet.id, id)),
        entries: idsOf(card).map((id) => roots?.cards.get(id)),
        unread: idsOf(card).some((id) => hasUnread(roots?.cards.get(id), isUnread)),
        name: namesOf(card),
        words: cardInWords(card, sheet.categories),
      })),
      links: deck.links(cards).map((link) => ({
        ...link,
        unread: link.entries.some((id) => hasUnread(roots?.links.get(id), isUnread)),
        words: linkInWords(link, cards),
        name: linkInWords({ ...link, note: "" }, cards),
      })),
    };
  });
  Y.applyUpdate(doc, merge.update);
  const taken: Taken[] = [];
  const gone = new Set<string>();
  for (const { deck, cards, links } of before) {
    for (const card of cards) {
      const isGone = card.entries.map((entry) => entry instanceof Y.Map && isDeleted(entry));
      for (const place of card.places.filter((_, at) => isGone[at])) {
        gone.add(place);
      }
      if (card.unread && isGone.includes(true)) {
        taken.push(card);
      }
    }
    const left = new Set(deck.links(deck.cards(new Set())).flatMap(({ entries }) => entries));
    taken.push(
      ...links.filter(({ unread, entries }) => unread && !entries.some((id) => left.has(id))),
    );
  }
  const replaced = wholes.flatMap(({ entry, key, name, id, words }) => {
    const item = entry._map.get(key) as Y.Item;
    return isDeleted(entry) || knew(item, id) || textOf(item) === words
      ? []
      : [{ name: name(), words }];
  });
  doc.destroy();
  return { taken: taken.map(({ name, words }) => ({ name, words })), replaced, gone };
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
