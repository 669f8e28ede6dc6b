import { type ReadonlySignal, signal } from "@preact/signals";
import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates, transact } from "yjs";
import { Backoff } from "./backoff";
import { type Copy, nameOf } from "./copy";
import * as database from "./database";
import { Holdings } from "./holdings";
import type { Displaced } from "./own-words";
import { besides, displacedIn, readable } from "./records";
import { UnsavedMarks } from "./unsaved-marks";
import { within } from "./within";

/** How long the server waits for the device's store, and what was not stored for a word about it. */
const PATIENCE_MS = 1_500;
/** A browser that has not opened, read or stored something after so long will not. */
const ANSWER_MS = 8_000;
/** So many records are made into one. */
const RECORDS = 500;

/**
 * The copy of a table's document on this device, so that edits outlive a reload without a network. The
 * browser may fail at any call, close the database at any time or never answer; then what cannot be
 * stored is known, and it is tried again.
 */
export class DeviceStore {
  readonly #name: string;
  readonly #doc: Doc;
  readonly #failing = signal(false);
  readonly #backoff = new Backoff(Math.random, 500, 30_000);
  readonly #marks: UnsavedMarks;
  /** What was displaced from the document, and is not in it yet: stored beside it until it is. */
  #displaced: readonly Displaced[] = [];
  #made = false; // anew, in this visit
  /** Whether what is stored is thrown away: the document was displaced, and begins anew. */
  #fresh = false;
  #db: IDBDatabase | null = null;
  /** What the database is known to have. */
  #stored = new Holdings();
  #records = 0;
  readonly #loaded = signal(false);
  #waiting: Uint8Array[] = [];
  #busy = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #doubting: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @param made by client id: the clock from which on this visit may have made what the server does not have */
  constructor(workshopId: string, copy: Copy, doc: Doc, made?: () => ReadonlyMap<number, number>) {
    this.#name = nameOf(workshopId, copy);
    this.#doc = doc;
    this.#marks = new UnsavedMarks(this.#name, made);
  }

  /**
   * Loads what is stored, or puts in its place what was displaced, be it nothing, until that is made anew, and
   * stores from now on; settles soon even where there is no storage.
   */
  async open(displaced?: readonly Displaced[]): Promise<void> {
    this.#displaced = displaced ?? [];
    this.#fresh = displaced !== undefined;
    this.#doc.on("update", this.#changed);
    this.#doubt();
    await within(PATIENCE_MS, this.#begin()).catch(() => {}); // it may still answer
  }

  /** Whether what is in the document cannot be stored now, or not so that a later visit knows what it is. */
  get failing(): ReadonlySignal<boolean> {
    return this.#failing;
  }

  /** What was displaced from the document, now or before this visit, and is not in it yet. */
  get displaced(): readonly Displaced[] {
    return this.#displaced;
  }

  /** What was displaced is about to be in the document, and is not stored besides as soon as that is stored. */
  makingAnew(): void {
    if (this.#displaced.length > 0) {
      this.#displaced = [];
      this.#records = RECORDS;
      this.#made = true;
    }
  }

  /** Whether what is stored has been read. */
  get loaded(): ReadonlySignal<boolean> {
    return this.#loaded;
  }

  /** Whether all that is in the document would be here after a reload. */
  keepsAll(): boolean {
    return (
      this.#db !== null && !this.#fresh && this.#stored.hasAllOf(this.#doc) && this.#marks.renew()
    );
  }

  /** Whether words that were stored here before this visit may be unknown to the server. */
  get wasUnsaved(): boolean {
    return this.#marks.found;
  }

  /** By client id: the clock from which on visits before this one may have made such words. */
  get madeBefore(): ReadonlyMap<number, number> {
    return this.#marks.foundMade;
  }

  /** Whether an update came out of this store. */
  isOrigin(origin: unknown): boolean {
    return origin === this;
  }

  /** Remembers whether this device holds words that the server is not known to have. */
  markUnsaved(unsaved: boolean): void {
    this.#marks.set(unsaved);
  }

  /** Stores what was missed; what could not be stored is tried again in its own time. */
  catchUp(): void {
    void this.#write();
  }

  /** Tries now to store what could not be stored, or was missed. */
  hurry(): void {
    if (this.#retry !== undefined) {
      this.#again(0);
    } else {
      this.catchUp();
    }
  }

  /**
   * Closes, and removes what is stored, unless it may have words that the server does not have and that were
   * not read here: another page may have added some since.
   */
  erase(): void {
    this.close();
    if (this.#loaded.value || !this.wasUnsaved) {
      this.markUnsaved(false);
    }
    if (!this.#marks.any) {
      database.dropDatabase(this.#name).catch(() => {}); // nothing can be stored, nothing is
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#doubting);
    this.#doc.off("update", this.#changed);
    this.#letGo();
  }

  async #begin(): Promise<void> {
    try {
      const db = await this.#openDatabase();
      if (this.#closed) {
        db.close();
        return;
      }
      db.onversionchange = () => this.#failed(db);
      db.onclose = () => this.#failed(db);
      this.#db = db;
      this.#busy = true;
      await within(ANSWER_MS, this.#read(db));
      this.#busy = false;
      await this.#write();
    } catch {
      this.#failed(this.#db);
    }
  }

  async #openDatabase(): Promise<IDBDatabase> {
    const opening = database.openDatabase(this.#name);
    try {
      return await within(ANSWER_MS, opening);
    } catch (error) {
      opening.then((late) => late.close()).catch(() => {}); // it never opens
      throw error;
    }
  }

  async #read(db: IDBDatabase): Promise<void> {
    if (this.#fresh) {
      await database.replaceUpdates(db, () => besides(this.#displaced));
      this.#fresh = false;
    }
    const records = await database.readUpdates(db);
    if (this.#db !== db) {
      return;
    }
    const displaced = records.flatMap(displacedIn);
    if (!this.#loaded.value && !this.#made) {
      this.#displaced = displaced;
    }
    this.#stored = new Holdings();
    this.#records = displaced.length > this.#displaced.length ? RECORDS : records.length;
    const read = () => {
      for (const { update, holdings } of records.flatMap(readable)) {
        try {
          applyUpdate(this.#doc, update, this);
          this.#stored.add(holdings);
        } catch {
          // What Yjs cannot take is of no use to anybody, and must not keep the rest out.
        }
      }
    };
    transact(this.#doc, read, this, false);
    this.#loaded.value = true;
  }

  readonly #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) {
      return;
    }
    this.#doubt();
    if (this.#db !== null) {
      this.#waiting.push(update);
      void this.#write();
    }
  };

  /** Stores what waits, or, where something was missed, all that is not stored. */
  async #write(): Promise<void> {
    const db = this.#db;
    if (db === null || this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      while (this.#db === db && !this.#stored.hasAllOf(this.#doc)) {
        // Before, so that no words are there unmarked; after, for whoever has read between.
        this.#marks.renew();
        await within(ANSWER_MS, this.#writeOnce(db));
        this.#marks.renew();
      }
      if (this.#db === db) {
        this.#settled();
      }
    } catch {
      this.#failed(db);
    } finally {
      this.#busy = false;
    }
  }

  async #writeOnce(db: IDBDatabase): Promise<void> {
    const stored = this.#stored;
    const waiting = this.#waiting.splice(0);
    const update =
      waiting.length > 0 ? mergeUpdates(waiting) : encodeStateAsUpdate(this.#doc, stored.state());
    if (this.#records < RECORDS) {
      await database.addUpdate(db, update);
      this.#records += 1;
    } else {
      const all = encodeStateAsUpdate(this.#doc);
      const beside = besides(this.#displaced);
      await database.replaceUpdates(db, (records) => [
        mergeUpdates([all, ...records.flatMap(readable).map((record) => record.update)]),
        ...beside,
      ]);
      this.#records = 1;
    }
    stored.add(Holdings.of(update));
  }

  #settled(): void {
    clearTimeout(this.#doubting);
    this.#doubting = undefined;
    this.#backoff.reset();
    this.#failing.value = !this.#marks.renew();
  }

  /** Something is not stored yet; if it still is not in a while, that is said. */
  #doubt(): void {
    this.#doubting ??= setTimeout(() => {
      this.#failing.value = true;
    }, PATIENCE_MS);
  }

  /** The database is of no use any more: another is opened. */
  #failed(db: IDBDatabase | null): void {
    if (this.#closed || db !== this.#db) {
      return;
    }
    this.#letGo();
    this.#doubt();
    this.#again(this.#backoff.next());
  }

  #again(waitMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#begin();
    }, waitMs);
  }

  #letGo(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#waiting = [];
    const db = this.#db;
    this.#db = null;
    try {
      db?.close();
    } catch {
      // it was closed already
    }
  }
}
