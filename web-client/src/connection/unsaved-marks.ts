import { uint32 } from "lib0/random";
import { keysFrom, recall, remember } from "./memory";

/** Asks the browser to keep what is stored when it makes room; some ask their owner. */
function askToStay(): void {
  try {
    navigator.storage?.persist?.().catch(() => {});
  } catch {
    // it keeps it as long as it likes
  }
}

/**
 * The marks on a copy of a document: that it may hold words which the server is not known to have. Each visit
 * of a page sets one of its own, since the pages of one person, open side by side, share the copy, and
 * each knows of its own words alone whether they are saved.
 *
 * A visit takes over the marks that it found: it has read what they stand for, and its own stands for that until
 * the server has it. But whoever set such a mark may go on writing. So they set it anew, otherwise than
 * before, whenever the copy has got more of theirs, and only a mark that is as it was found is taken over.
 * Hence there are no more of them than pages, however often one is opened anew.
 *
 * A mark says under which client ids, and from which clocks on, its visit has made such words: the visit that
 * finds it has to ask the server for its version of them, as the one that made them would have (SPEC W31).
 */
export class UnsavedMarks {
  readonly #prefix: string;
  readonly #own: string;
  readonly #made: () => ReadonlyMap<number, number>;
  readonly #found = new Map<string, string>();
  #unsaved = false;
  #times = 0;
  /** Whether this copy may have had such words as this visit began. */
  readonly found: boolean;
  /** By client id: the clock from which on earlier visits have made such words. */
  readonly foundMade: ReadonlyMap<number, number>;

  /**
   * @param copy what the copy is called
   * @param made the same of this visit, and of those whose marks it takes over
   */
  constructor(copy: string, made: () => ReadonlyMap<number, number> = () => new Map()) {
    this.#prefix = `${copy}/unsaved`;
    this.#made = made;
    this.#own = `${this.#prefix}/${uint32().toString(36)}`;
    for (const key of keysFrom(this.#prefix)) {
      this.#found.set(key, recall(key) ?? "");
    }
    this.foundMade = new Map(
      [...[...this.#found.values()].join().matchAll(/(\d+):(\d+)/g)].map(([, client, clock]) => [
        Number(client),
        Number(clock),
      ]),
    );
    this.found = this.#found.size > 0 || recall(this.#prefix) === undefined;
  }

  /** Says whether this visit holds such words, those that it found among them. */
  set(unsaved: boolean): void {
    if (unsaved && this.#times === 0) {
      askToStay();
    }
    this.#unsaved = unsaved;
    if (unsaved ? this.renew() : remember(this.#own, null)) {
      for (const [key, value] of this.#found) {
        if (recall(key) === value) {
          remember(key, null);
        }
      }
      this.#found.clear();
    }
  }

  /** Notes, where this visit holds such words, that the copy has got more of them; says whether that is noted. */
  renew(): boolean {
    this.#times += 1;
    const made = [...this.#made()].map((one) => one.join(":"));
    return !this.#unsaved || remember(this.#own, `${this.#times} ${made}`);
  }

  /** Whether the copy has any, this visit's or another's. */
  get any(): boolean {
    return keysFrom(this.#prefix).length > 0;
  }
}
