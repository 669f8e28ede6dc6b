import * as Y from "yjs";

/**
 * Words, or a value, that were made on this device and have no place in the document the others have; as
 * they are stored, too.
 */
export type Displaced =
  | { readonly path: Path; readonly index: number; readonly text: string }
  | { readonly path: Path; readonly key: string; readonly value: Value };

/** Something in a map: a text, a map, or what is neither. */
type Value =
  | { readonly text: string }
  | { readonly map: readonly (readonly [string, Value])[] }
  | { readonly plain: unknown };

/** The name of a root type, and the keys that lead from there to a type within. */
type Path = readonly [string, ...string[]];

/** Any shared type. */
type SharedType = Exclude<Y.Item["parent"], Y.ID | null>;

// Of a letter of two UTF-16 units, as JSON writes them.
const HALF_A_PAIR = /"\\ud[89a-f][0-9a-f]{2}"$/;
const SECOND_HALF = /"\\ud[c-f][0-9a-f]{2}"$/;

/**
 * What was made on this device under its client ids, and how much of it is durable. Whoever
 * knows an id could take the clocks of words that were under way as a connection was lost, if nobody
 * answered for it (SPEC W31). The server would take these words for known, and they would be on this device
 * only. So the server is asked for its version of them, and where that is another they are made anew, in
 * another document: in this one something else stands under the ids of others' words.
 */
export class OwnWords {
  readonly #doc: Y.Doc;
  /** By client id: the clock up to which what was made under it is durable. */
  readonly #durable = new Map<number, number>();
  /** Those that the server takes to be somebody else's. */
  readonly #anothers = new Set<number>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.begin();
  }

  /** Earlier visits made something under these client ids, from these clocks on: it comes out of this device's store. */
  recall(made: ReadonlyMap<number, number>): void {
    for (const [client, clock] of made) {
      this.#durable.set(client, clock);
    }
  }

  /** From now on edits are made under the document's present client id. */
  begin(): void {
    const { clientID, store } = this.#doc;
    this.#durable.set(clientID, Y.getState(store, clientID));
  }

  /** By client id: the clock from which on what was made under it is not known to be durable. */
  get made(): ReadonlyMap<number, number> {
    return this.#durable;
  }

  /** All that was made so far is durable. */
  allDurable(): void {
    this.#durable.clear();
    this.begin();
  }

  /** Whether anything was made here that is not known to be durable. */
  get #hasMade(): boolean {
    const { store } = this.#doc;
    return [...this.#durable].some(([client, clock]) => clock < Y.getState(store, client));
  }

  /** Whether words were under way as a connection was lost, and the server may have them otherwise. */
  get uncertain(): boolean {
    const { clientID, store } = this.#doc;
    return [...this.#durable].some(
      ([client, clock]) => client !== clientID && clock < Y.getState(store, client),
    );
  }

  /** The server takes these clients to be somebody else's; whether that is news of one under which anything was made here. */
  leftOut(clients: readonly number[]): boolean {
    const own = clients.filter(
      (client) => this.#durable.has(client) && !this.#anothers.has(client),
    );
    for (const client of own) {
      this.#anothers.add(client);
    }
    return own.length > 0;
  }

  /** The state to ask the server with: it sends what is here, too, if it is not known to be durable. */
  state(): Uint8Array {
    const state = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    for (const [client, clock] of this.#durable) {
      if (clock < (state.get(client) ?? 0)) {
        state.set(client, clock);
      }
    }
    return Y.encodeStateVector(state);
  }

  /**
   * What was made here that the server has otherwise, before its answer is applied; mostly null: it has nothing
   * otherwise. Else it comes with all that a server of this state lacks: this document is given up. Of what was
   * made and deleted here nothing comes.
   */
  displacedBy(answer: Uint8Array, serverState: Uint8Array): Displaced[] | null {
    if (!this.#hasMade) {
      return null; // and need not look into what may be a whole flipchart
    }
    const differing = new Map<number, number>();
    const known = Y.decodeStateVector(serverState);
    for (const theirs of Y.decodeUpdate(answer).structs) {
      const { client, clock } = theirs.id;
      if (theirs instanceof Y.Skip) {
        continue;
      }
      known.set(client, Math.max(clock + theirs.length, known.get(client) ?? 0));
      if (!this.#durable.has(client)) {
        continue;
      }
      for (const ours of this.#doc.store.clients.get(client) ?? []) {
        const difference = firstDifference(ours, theirs);
        if (difference !== null) {
          differing.set(client, Math.min(difference, differing.get(client) ?? difference));
        }
      }
    }
    for (const client of this.#anothers) {
      const end = known.get(client) ?? 0;
      if (end < Y.getState(this.#doc.store, client)) {
        differing.set(client, end);
      }
    }
    if (differing.size === 0) {
      return null;
    }
    for (const client of this.#doc.store.clients.keys()) {
      const end = known.get(client) ?? 0;
      if (end < Y.getState(this.#doc.store, client)) {
        differing.set(client, Math.min(end, differing.get(client) ?? end));
      }
    }
    return this.#madeSince(differing);
  }

  /** All that was made under these clients from these clocks on. */
  #madeSince(clocks: ReadonlyMap<number, number>): Displaced[] {
    const displaced: Displaced[] = [];
    // A root is of no kind before somebody asks for its text, as after a reload.
    const texts = new Set<SharedType>();
    for (const [client, from] of clocks) {
      for (const item of this.#doc.store.clients.get(client) ?? []) {
        if (isGone(item) || item.id.clock + item.length <= from) {
          continue;
        }
        const path = pathOf(item.parent as SharedType, clocks);
        if (path === null) {
          continue;
        }
        if (item.parentSub === null) {
          texts.add(item.parent as SharedType);
        } else {
          displaced.push({
            path,
            key: item.parentSub,
            value: described(item.content.getContent().at(-1)),
          });
        }
      }
    }
    return displaced.concat(...[...texts].map((text) => piecesOf(text, clocks)));
  }
}

/** Makes displaced words anew, after those that others have made meanwhile. */
export function makeAnew(doc: Y.Doc, displaced: readonly Displaced[]): void {
  doc.transact(() => {
    for (const lost of displaced) {
      if ("text" in lost) {
        const text = textAt(doc, lost.path);
        text?.insert(Math.min(lost.index, text.length), lost.text);
      } else {
        mapAt(doc, lost.path)?.set(lost.key, made(lost.value));
      }
    }
  });
}

function textAt(doc: Y.Doc, path: Path): Y.Text | null {
  const [root, ...keys] = path;
  const last = keys.pop();
  const found = last === undefined ? doc.getText(root) : mapAt(doc, [root, ...keys])?.get(last);
  return found instanceof Y.Text ? found : null;
}

function mapAt(doc: Y.Doc, [root, ...keys]: Path): Y.Map<unknown> | null {
  let map = doc.getMap<unknown>(root);
  for (const key of keys) {
    const next = map.get(key);
    if (!(next instanceof Y.Map)) {
      return null;
    }
    map = next;
  }
  return map;
}

/** Whether an item, or a part of it, was made from one of these clocks on. */
function isSince(item: Y.Item, clocks: ReadonlyMap<number, number>): boolean {
  const from = clocks.get(item.id.client);
  return from !== undefined && item.id.clock + item.length > from;
}

/** Where a type lies; null when it was itself made since these clocks, or lies in a list. */
function pathOf(type: SharedType, clocks: ReadonlyMap<number, number>): Path | null {
  const holder = type._item;
  if (holder === null) {
    return [Y.findRootTypeKey(type)];
  }
  const parent = pathOf(holder.parent as SharedType, clocks);
  return parent === null || holder.parentSub === null || isSince(holder, clocks)
    ? null
    : [...parent, holder.parentSub];
}

function described(content: unknown): Value {
  if (content instanceof Y.Text) {
    return { text: content.toString() };
  }
  return content instanceof Y.Map
    ? { map: [...content].map(([key, value]) => [key, described(value)]) }
    : { plain: content };
}

function made(value: Value): unknown {
  if ("text" in value) {
    return new Y.Text(value.text);
  }
  return "map" in value
    ? new Y.Map(value.map.map(([key, part]) => [key, made(part)]))
    : value.plain;
}

/** The pieces of a text that were made since these clocks, in their order. */
function piecesOf(text: SharedType, clocks: ReadonlyMap<number, number>): Displaced[] {
  const path = pathOf(text, clocks);
  const pieces: Displaced[] = [];
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) {
      continue;
    }
    if (path !== null && item.content instanceof Y.ContentString && isSince(item, clocks)) {
      const skipped = Math.max(0, (clocks.get(item.id.client) ?? 0) - item.id.clock);
      pieces.push({ path, index: index + skipped, text: item.content.str.slice(skipped) });
    }
    index += item.length;
  }
  return pieces;
}

/** The first clock at which two structs of a client say different things; null when there is none. */
function firstDifference(ours: Y.Item | Y.GC, theirs: Y.Item | Y.GC): number | null {
  const start = Math.max(ours.id.clock, theirs.id.clock);
  const end = Math.min(ours.id.clock + ours.length, theirs.id.clock + theirs.length);
  if (start >= end || isGone(ours) || isGone(theirs)) {
    return null;
  }
  if (!isSamePlace(ours, theirs, start)) {
    return start;
  }
  const mine = unitsOf(ours, start, end);
  const other = unitsOf(theirs, start, end);
  const index = mine.findIndex((unit, at) => unit !== other[at] && !isCutPair(unit, other[at]));
  // A letter of two units is made anew whole.
  return index < 0 ? null : start + index - (SECOND_HALF.test(mine[index] ?? "") ? 1 : 0);
}

/**
 * Whether it is half of a letter of two UTF-16 units that somebody wrote into: Yjs makes U+FFFD of each
 * half. A server that died may have lost what was written there, and have the letter whole.
 */
function isCutPair(mine: string, other: string | undefined): boolean {
  const cut = unit(Y.ContentString.name, "\ufffd");
  return (
    (other === cut && HALF_A_PAIR.test(mine)) || (mine === cut && HALF_A_PAIR.test(other ?? ""))
  );
}

/** Whether it was deleted, which anybody may. */
function isGone(struct: Y.Item | Y.GC): struct is Y.GC {
  return (
    !(struct instanceof Y.Item) || struct.deleted || struct.content instanceof Y.ContentDeleted
  );
}

function isSamePlace(ours: Y.Item, theirs: Y.Item, clock: number): boolean {
  const origin = originAt(ours, clock);
  return (
    Y.compareIDs(origin, originAt(theirs, clock)) &&
    Y.compareIDs(ours.rightOrigin, theirs.rightOrigin) &&
    (origin !== null || ours.rightOrigin !== null || isSameParent(ours, theirs))
  );
}

function originAt(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1);
}

function isSameParent(ours: Y.Item, theirs: Y.Item): boolean {
  const parent = ours.parent as SharedType;
  const holder = parent._item;
  // In an update that was only decoded a root type is its name.
  const other: unknown = theirs.parent;
  const isSame =
    holder === null
      ? Y.findRootTypeKey(parent) === other
      : other instanceof Y.ID && Y.compareIDs(holder.id, other);
  return isSame && ours.parentSub === theirs.parentSub;
}

/** What each operation of an item is, in a form that can be compared. */
function unitsOf(item: Y.Item, start: number, end: number): string[] {
  const kind = item.content.constructor.name;
  const values = item.content.getContent().slice(start - item.id.clock, end - item.id.clock);
  return Array.from({ length: end - start }, (_, at) => {
    const value: unknown = values[at];
    return value instanceof Y.AbstractType ? value.constructor.name : unit(kind, value);
  });
}

function unit(kind: string, value: unknown): string {
  return `${kind} ${JSON.stringify(value)}`;
}
