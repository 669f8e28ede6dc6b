import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** How long an edit waits for the device's store before it goes to the server without it. */
const PATIENCE_MS = 1_500;

/** Settles when something has, or after so many milliseconds. */
function within(ms: number, something: Promise<unknown>): Promise<unknown> {
  return Promise.race([something, new Promise((resolve) => setTimeout(resolve, ms))]);
}

function opens(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("charrette");
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}

/** The copy of a table's document on this device, so that edits outlive a reload without a network. */
export class DeviceStore {
  readonly #name: string;
  readonly #mark: string;
  readonly #doc: Y.Doc;
  #persistence: IndexeddbPersistence | null = null;
  #closed = false;

  /** `startedAt` tells a flipchart that was started afresh from those before; each is stored apart. */
  constructor(workshopId: string, table: number, startedAt: number | null, doc: Y.Doc) {
    this.#name = `charrette/${workshopId}/${table}${startedAt === null ? "" : `/${startedAt}`}`;
    this.#mark = `${this.#name}/unsaved`;
    this.#doc = doc;
  }

  /**
   * Loads what is stored and stores from now on; settles soon even where there is no storage.
   *
   * @param load whether what is stored counts; else it is thrown away
   */
  async open(load = true): Promise<void> {
    if (!(await opens()) || this.#closed) {
      return;
    }
    if (!load) {
      await within(PATIENCE_MS, clearDocument(this.#name));
    }
    const persistence = new IndexeddbPersistence(this.#name, this.#doc);
    this.#persistence = persistence;
    await within(PATIENCE_MS, persistence.whenSynced);
  }

  /** Whether an update came out of this store. */
  isOrigin(origin: unknown): boolean {
    return origin !== null && origin === this.#persistence;
  }

  /** Whether words were stored here that the server is not known to have. */
  get unsaved(): boolean {
    try {
      return localStorage.getItem(this.#mark) !== null;
    } catch {
      return false; // no storage: nothing outlived the last visit
    }
  }

  /** Remembers whether this device holds words that the server is not known to have. */
  markUnsaved(unsaved: boolean): void {
    try {
      if (unsaved) {
        localStorage.setItem(this.#mark, "1");
      } else {
        localStorage.removeItem(this.#mark);
      }
    } catch {
      // no storage: the words do not outlive this visit either
    }
  }

  /** Closes, and removes what is stored. */
  erase(): void {
    this.#closed = true;
    this.markUnsaved(false);
    this.#persistence?.clearData().catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.#persistence?.destroy().catch(() => {});
  }
}
