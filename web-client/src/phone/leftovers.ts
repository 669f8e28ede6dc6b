import { type ReadonlySignal, signal } from "@preact/signals";
import { LateFile } from "../connection/late-file";
import { keysFrom } from "../connection/memory";
import type { WorkshopMemory } from "../connection/workshop-memory";
import { alsoLater } from "../theme/late-part";
import type { Whereabouts } from "./left-behind";
import type { Seat } from "./seat";

type Finder = typeof import("./left-behind");

const finder = alsoLater(new LateFile<Finder>(() => import("./left-behind")));

/**
 * Words of this phone's owner that may not have reached the flipchart they were written on, and now
 * cannot: they are shown, to be copied, until they are thrown away. So long the copies that they were read
 * from stay on this phone, too: should one have more than could be put into words, it is not lost.
 */
export class Leftovers {
  readonly #workshopId: string;
  readonly #memory: WorkshopMemory;
  readonly #words = signal("");
  /** Whether the workshop has been deleted, of which nothing more than words may stay on this phone. */
  gone = false;
  #kept = true;
  /** How to remove the copies that stand behind the words, when those are thrown away. */
  readonly copies: (() => void)[] = [];
  /** One copy is looked at after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(workshopId: string, memory: WorkshopMemory) {
    this.#workshopId = workshopId;
    this.#memory = memory;
  }

  /** "" when there are none, or they were thrown away. */
  get words(): ReadonlySignal<string> {
    return this.#words;
  }

  /** Whether this phone remembers them when the page is closed. */
  get kept(): boolean {
    return this.#kept;
  }

  /** Shows what is remembered from earlier visits. */
  recall(): void {
    this.#words.value = this.#memory.leftover();
  }

  /**
   * Leaves a table.
   *
   * @param title what its words are shown under
   * @param forget whether nothing of it may stay on this phone that the server has
   * @param lost whether the server is known not to have it, whatever was said of it before
   */
  leave({ board, provider }: Seat, title: string, forget: boolean, lost = false): void {
    board.close();
    const left = provider.leave();
    this.#next(async () => {
      const unsaved = (await left) || lost;
      const found = unsaved ? await this.#finder() : null;
      if (found !== null) {
        found.showLeft(this.#workshopId, { board, provider }, title, this);
      } else if (!unsaved && forget) {
        provider.forget();
      } else {
        provider.close(); // its copy may have words which cannot be shown, and stays here for a later visit
      }
    });
  }

  /** Looks at what others take away from a flipchart with words in it that they had not read. */
  async watch(seat: Seat): Promise<void> {
    (await this.#finder())?.watch(this.#workshopId, seat, this);
  }

  /** Shows what is not known to be on the server; the table is not left. */
  showOf({ board, provider }: Seat, title: string): void {
    this.#next(async () => {
      const found = (await provider.holdsUnsaved()) ? await this.#finder() : null;
      found?.showHeld(this.#workshopId, { board, provider }, title, this);
    });
  }

  /**
   * Looks for what was left on this phone by earlier visits or at earlier tables.
   *
   * @param title what words of a table are shown under
   */
  collect(where: Whereabouts, title: (table: number) => string): void {
    this.#next(async () => {
      const prefix = `charrette/${this.#workshopId}/`;
      const keys = keysFrom(prefix).filter((key) => /\/unsaved|\/table-/.test(key));
      const found = keys.length === 0 ? null : await this.#finder();
      await found?.collect(prefix, keys, where, this, title);
    });
  }

  async #finder(): Promise<Finder | null> {
    await finder.fetch().catch(() => {}); // what cannot be read stays here for a later visit
    return finder.content.value;
  }

  #next(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error) => {
      console.error("Left behind:", error);
    });
  }

  /** What is remembered, which may be more than is shown: another page of the same person adds to it. */
  present(): string {
    return this.#kept ? this.#memory.leftover() : this.#words.value;
  }

  /** Shows these words and remembers them, in place of what was. */
  put(words: string): void {
    this.#words.value = words;
    this.#kept = this.#memory.keepLeftover(words) || words === "";
  }
}
