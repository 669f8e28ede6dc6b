/** What finds and reads words that were left behind: in a file of its own, since nobody needs it for their first letter. */
import { type Copy, nameOf } from "../connection/copy";
import { draftAt, keepDraft, NO_WORDS } from "../connection/drafts";
import { makeAnew } from "../connection/own-words";
import { SteadyDoc } from "../connection/steady-doc";
import { DeviceStore } from "../connection/store";
import { plainWords } from "../flipchart/plain-words";
import { Flipchart } from "../flipchart/schema";
import type { Activity } from "../protocol/activity";
import { type LeftoverWords, show } from "./leftover-words";
import type { Seat } from "./seat";
import { forgetCopy, marksOn, noteShown, wasShown, wasThrownAway } from "./shown-copies";

export { watch } from "./taken-away";
export { show };

/** Where this phone's owner is: what is there is not left behind. */
export interface Whereabouts {
  /** The flipchart that is open; null when none is. */
  readonly copy: Copy | null;
  /** The table whose forms are there; null when none are. */
  readonly forms: number | null;
  /** What flipcharts are read by; null when none is looked for. */
  readonly activity: Activity | null;
}

/** What becomes of what is found (phone/leftovers.ts). */
export interface Found extends LeftoverWords {
  /** Whether the workshop has been deleted. */
  readonly gone: boolean;
}

/** Everything that stands on a flipchart. */
export function wordsOn(flipchart: Flipchart): string {
  return plainWords(flipchart, flipchart.activity);
}

/**
 * Shows what was left at flipcharts and in forms where one is not any more.
 *
 * @param prefix what the keys of the workshop begin with in this device's memory
 * @param keys those of marks and of drafts
 * @param title what words of a table are shown under
 */
export async function collect(
  prefix: string,
  keys: readonly string[],
  { copy: here, forms, activity }: Whereabouts,
  found: Found,
  title: (table: number) => string,
): Promise<void> {
  const [, workshopId = ""] = prefix.split("/");
  for (const copy of activity === null ? [] : copiesMarked(prefix, keys)) {
    if (copy.table !== here?.table || copy.startedAt !== here.startedAt) {
      await showCopy(workshopId, copy, activity as Activity, found, title);
    }
  }
  for (const [table, drafts] of draftsByTable(prefix, keys)) {
    if (table !== forms) {
      showDrafts(title(table), drafts, found);
    }
  }
}

/** The copies that may have words which the server is not known to have. */
export function copiesMarked(prefix: string, keys: readonly string[]): Copy[] {
  const copies = keys.flatMap(
    (key) => /^(\d+(?:\/\d+)?)\/unsaved/.exec(key.slice(prefix.length))?.[1] ?? [],
  );
  return [...new Set(copies)].map((copy) => {
    const [table, startedAt = null] = copy.split("/").map(Number);
    return { table: table as number, startedAt };
  });
}

/** Shows what stands on the flipchart of a table that was left, and closes it. */
export function showLeft(workshopId: string, seat: Seat, title: string, found: Found): void {
  const name = nameOf(workshopId, seat.provider);
  const words = wordsOn(seat.board.flipchart);
  seat.provider.close();
  showWords(name, marksOn(name), title, words, found, () => seat.provider.forget());
}

/** Shows what stands on the flipchart of a seat that is its owner's no more; its copy goes with the words. */
export function showHeld(
  workshopId: string,
  { board, provider }: Seat,
  title: string,
  found: Found,
): void {
  const name = nameOf(workshopId, provider);
  const words = wordsOn(board.flipchart);
  if (words !== "") {
    showWords(name, marksOn(name), title, words, found, () => provider.forget());
  }
}

/** Shows what is in a copy, if it can be read. */
async function showCopy(
  workshopId: string,
  copy: Copy,
  activity: Activity,
  found: Found,
  title: (table: number) => string,
) {
  const name = nameOf(workshopId, copy);
  const marks = marksOn(name); // first: what another page writes meanwhile may not be read
  const doc = new SteadyDoc();
  const store = new DeviceStore(workshopId, copy, doc);
  await store.open();
  store.close(); // what is made anew here is not to be in the copy twice, on a later visit
  if (store.loaded.value) {
    makeAnew(doc, store.displaced);
    const words = wordsOn(new Flipchart(doc, activity));
    showWords(name, marks, title(copy.table), words, found, () => store.erase());
  }
  doc.destroy();
}

/**
 * Shows the words of a copy, once, and keeps it until they are thrown away; of a workshop that is gone only if
 * they are not remembered. One without words, or whose words were thrown away, is removed.
 */
export function showWords(
  name: string,
  marks: string,
  title: string,
  words: string,
  found: Found,
  erase: () => void,
): void {
  const remove = () => {
    erase();
    forgetCopy(name);
  };
  if (words === "" || wasThrownAway(name, marks)) {
    remove();
    return;
  }
  if (!wasShown(name, marks) && show(found, title, words)) {
    noteShown(name, marks);
  }
  if (found.gone && found.kept) {
    remove();
  } else {
    found.copies.push(remove);
  }
}

function draftsByTable(prefix: string, keys: readonly string[]): Map<number, string[]> {
  const tables = new Map<number, string[]>();
  for (const key of keys) {
    const [, table] = /^draft\/table-(\d+)\//.exec(key.slice(prefix.length)) ?? [];
    if (table !== undefined) {
      tables.set(Number(table), [...(tables.get(Number(table)) ?? []), key]);
    }
  }
  return tables;
}

/** Shows what was half typed, and what did not fit; what is remembered so is no draft any more. */
function showDrafts(title: string, drafts: readonly string[], found: Found): void {
  const wordsOf = (key: string) => draftAt(key).trim();
  const unsent = drafts.filter(
    (key) => !NO_WORDS.test(key) && wordsOf(key) !== wordsOf(`${key}/sent`),
  );
  if (show(found, title, unsent.map(wordsOf).join("\n\n"))) {
    for (const key of drafts) {
      keepDraft(key, "");
    }
  }
}
