/**
 * Yjs' text without formats, which stands in the place of its module `types/YText.js` (see `lean-yjs.ts`).
 * Formats and embedded values that a document brings are held and handed on; nothing here makes any.
 */
import {
  AbstractType,
  ContentString,
  callTypeObservers,
  createID,
  findMarker,
  getItemCleanStart,
  getState,
  Item,
  transact,
  updateMarkerChanges,
  warnPrematureAccess,
  YEvent,
  YTextRefID,
} from "yjs/src/internals.js";

/** After a transaction Yjs takes formats away that have no effect; whoever made them does. */
export const cleanupYTextAfterTransaction = () => {};

export const cleanupYTextFormatting = () => 0;

/** Adds to a delta; what is like its last operation becomes one with it. */
function add(delta, kind, what) {
  const last = delta.at(-1);
  if (last !== undefined && typeof last[kind] === typeof what && typeof what !== "object") {
    last[kind] += what;
  } else {
    delta.push({ [kind]: what });
  }
}

/** What an item brings into a text: characters, or a value that is embedded. */
function broughtBy({ content }) {
  return content instanceof ContentString ? content.str : content.getContent()[0];
}

export class YTextEvent extends YEvent {
  /** What happened, from the text's beginning on: characters that stay, came or went. */
  get delta() {
    if (this._delta === null) {
      const delta = [];
      for (let item = this.target._start; item !== null; item = item.right) {
        if (!item.countable) {
          continue;
        }
        const gone = this.deletes(item);
        if (this.adds(item)) {
          if (!gone) {
            add(delta, "insert", broughtBy(item));
          }
        } else if (gone) {
          add(delta, "delete", item.length);
        } else if (!item.deleted) {
          add(delta, "retain", item.length);
        }
      }
      if (delta.at(-1)?.retain !== undefined) {
        delta.pop();
      }
      this._delta = delta;
    }
    return this._delta;
  }
}

export class YText extends AbstractType {
  constructor(string) {
    super();
    /** What is done as soon as it is part of a document. */
    this._pending = string === undefined ? [] : [() => this.insert(0, string)];
    this._searchMarker = [];
  }

  get length() {
    this.doc ?? warnPrematureAccess();
    return this._length;
  }

  _integrate(doc, item) {
    super._integrate(doc, item);
    for (const act of this._pending) {
      act();
    }
    this._pending = null;
  }

  _copy() {
    return new YText();
  }

  /** Another text of the same characters, to be put into a document. */
  clone() {
    return new YText(this.toString());
  }

  _callObserver(transaction, parentSubs) {
    super._callObserver(transaction, parentSubs);
    callTypeObservers(this, transaction, new YTextEvent(this, transaction));
  }

  toString() {
    this.doc ?? warnPrematureAccess();
    let words = "";
    for (let item = this._start; item !== null; item = item.right) {
      if (!item.deleted && item.content instanceof ContentString) {
        words += item.content.str;
      }
    }
    return words;
  }

  toJSON() {
    return this.toString();
  }

  /** Its characters, and the values that are embedded between them. */
  toDelta() {
    this.doc ?? warnPrematureAccess();
    const delta = [];
    for (let item = this._start; item !== null; item = item.right) {
      if (!item.deleted && item.countable) {
        add(delta, "insert", broughtBy(item));
      }
    }
    return delta;
  }

  insert(index, text) {
    if (text.length === 0) {
      return;
    }
    if (this.doc === null) {
      this._pending.push(() => this.insert(index, text));
      return;
    }
    transact(this.doc, (transaction) => {
      let [left, right] = this.#at(transaction, index);
      // Behind what was deleted there, as Yjs does.
      while (right?.deleted) {
        [left, right] = [right, right.right];
      }
      const { clientID, store } = transaction.doc;
      const id = createID(clientID, getState(store, clientID));
      const content = new ContentString(text);
      this.#moveMarkers(index, text.length);
      const origins = [left, left?.lastId ?? null, right, right?.id ?? null];
      new Item(id, ...origins, this, null, content).integrate(transaction, 0);
    });
  }

  delete(index, length) {
    if (length === 0) {
      return;
    }
    if (this.doc === null) {
      this._pending.push(() => this.delete(index, length));
      return;
    }
    transact(this.doc, (transaction) => {
      let left = length;
      for (
        let [, item] = this.#at(transaction, index);
        item !== null && left > 0;
        item = item.right
      ) {
        if (item.deleted || !item.countable) {
          continue;
        }
        if (left < item.length) {
          getItemCleanStart(transaction, createID(item.id.client, item.id.clock + left));
        }
        left -= item.length;
        item.delete(transaction);
      }
      this.#moveMarkers(index, left - length);
    });
  }

  _write(encoder) {
    encoder.writeTypeRef(YTextRefID);
  }

  /** The items before and behind a place; one that it lies within is parted there. */
  #at(transaction, index) {
    const marker = findMarker(this, index);
    let [left, right] = marker === null ? [null, this._start] : [marker.p.left, marker.p];
    let count = index - (marker?.index ?? 0);
    while (right !== null && count > 0) {
      if (!right.deleted && right.countable) {
        if (count < right.length) {
          getItemCleanStart(transaction, createID(right.id.client, right.id.clock + count));
        }
        count -= right.length;
      }
      [left, right] = [right, right.right];
    }
    return [left, right];
  }

  #moveMarkers(index, length) {
    if (this._searchMarker !== null) {
      updateMarkerChanges(this._searchMarker, index, length);
    }
  }
}

export const readYText = () => new YText();
