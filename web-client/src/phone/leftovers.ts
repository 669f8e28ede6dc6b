import { type ReadonlySignal, signal } from "@preact/signals";
import { LateFile } from "../connection/late-file";
import { SteadyDoc } from "../connection/steady-doc";
import { type Copy, DeviceStore, unsavedCopies } from "../connection/store";
import type { WorkshopMemory } from "../connection/workshop-memory";
import { Flipchart } from "../flipchart/schema";
import type { Activity } from "../protocol/activity";
import { alsoLater } from "../theme/late-part";
import type { Seat } from "./seat";

const reader = alsoLater(
  new LateFile(async () => (await import("../flipchart/plain-words")).plainWords),
);

/**
 * Words of this phone's owner that may not have reached the flipchart they were written on, and now
 * cannot: they are shown, to be copied, until they are thrown away.
 */
export class Leftovers {
  readonly #workshopId: string;
  readonly #memory: WorkshopMemory;
  readonly #words = signal("");
  #kept = true;
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

  throwAway(): void {
    this.#put("");
  }

  /**
   * Leaves a table.
   *
   * @param title what its words are shown under
   * @param forget whether nothing of it may stay on this phone
   */
  leave({ board, provider }: Seat, title: string, forget: boolean): void {
    board.close();
    const left = provider.leave();
    this.#next(async () => {
      const unsaved = await left;
      const shown = !unsaved || (await this.#add(title, board.flipchart));
      // What cannot be shown stays here for a later visit.
      if (shown && (forget || (unsaved && this.#kept))) {
        provider.forget();
      } else {
        provider.close();
      }
    });
  }

  /** Shows what is not known to be on the server; the table is not left. */
  show({ board, provider }: Seat, title: string): void {
    this.#next(async () => {
      if (await provider.holdsUnsaved()) {
        await this.#add(title, board.flipchart);
      }
    });
  }

  /** Looks for what was left on this phone by earlier visits, at other flipcharts than the present one. */
  collect(present: Copy | null, activity: Activity, title: (copy: Copy) => string): void {
    this.#next(async () => {
      for (const copy of unsavedCopies(this.#workshopId)) {
        if (copy.table !== present?.table || copy.startedAt !== present.startedAt) {
          await this.#open(copy, activity, title(copy));
        }
      }
    });
  }

  async #open(copy: Copy, activity: Activity, title: string): Promise<void> {
    const doc = new SteadyDoc();
    const store = new DeviceStore(this.#workshopId, copy, doc);
    await store.open();
    const shown = store.loaded.value && (await this.#add(title, new Flipchart(doc, activity)));
    if (shown && this.#kept) {
      store.erase();
    } else {
      store.close();
    }
    doc.destroy();
  }

  #next(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error) => {
      console.error("Words that were left behind could not be looked at:", error);
    });
  }

  /** Adds all that stands on a flipchart; says whether it could be read. */
  async #add(title: string, flipchart: Flipchart): Promise<boolean> {
    await reader.fetch().catch(() => {});
    const words = reader.content.value?.(flipchart, flipchart.activity);
    const earlier = this.#words.value;
    if (words !== undefined && words !== "" && !earlier.includes(words)) {
      const added = title === "" ? words : `${title}\n\n${words}`;
      this.#put(earlier === "" ? added : `${earlier}\n\n${added}`);
    }
    return words !== undefined;
  }

  #put(words: string): void {
    this.#words.value = words;
    this.#kept = this.#memory.keepLeftover(words) || words === "";
  }
}
