import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { keysFrom, recall, remember } from "./memory";

/** What is remembered of forms besides words: what was chosen, what was sent, and what one is called. */
export const NO_WORDS = /\/(?:category|told-apart|sent|my-name|chosen)$/;

/** What this device could not remember, by its key: it goes with the page. */
const unkept = new Map<string, string>();
const anyUnkept = signal(false);

/** Whether there may be half-typed words that go with the page. */
export const draftsUnkept: ReadonlySignal<boolean> = anyUnkept;

/** The words of a draft, by its whole key. */
export function draftAt(key: string): string {
  return unkept.get(key) ?? recall(key) ?? "";
}

/** The whole keys of the drafts that begin so. */
function draftsFrom(begin: string): string[] {
  const here = [...unkept.keys()].filter((key) => key.startsWith(begin));
  return [...new Set([...keysFrom(begin), ...here])];
}

/** Keeps a draft, or forgets it. */
export function keepDraft(key: string, words: string): void {
  if (remember(key, words || null) || words === "") {
    unkept.delete(key);
  } else {
    unkept.set(key, words);
  }
  anyUnkept.value = unkept.size > 0;
}

/** Whether half-typed words would be lost if the page were closed at this moment, and cannot be remembered now. */
export function losesDrafts(): boolean {
  return [...unkept].some(
    ([key, words]) =>
      !NO_WORDS.test(key) && words.trim() !== unkept.get(`${key}/sent`) && !remember(key, words),
  );
}

/**
 * Words of forms that are half typed: they outlive a turned sheet, and a reload where this device
 * remembers anything.
 */
export class Drafts {
  readonly #prefix: string;
  readonly #drafts = new Map<string, Signal<string>>();

  /** @param prefix what their keys begin with in this device's memory */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The names of the drafts that this device remembers and that begin so. */
  namesFrom(begin: string): string[] {
    return draftsFrom(`${this.#prefix}/${begin}`).map((key) => key.slice(this.#prefix.length + 1));
  }

  /** The draft of a field, by the name that it has in its forms; "" forgets it. */
  of(field: string): Signal<string> {
    const known = this.#drafts.get(field);
    if (known !== undefined) {
      return known;
    }
    const key = `${this.#prefix}/${field}`;
    const draft = signal(draftAt(key));
    this.#drafts.set(field, draft);
    draft.subscribe((words) => keepDraft(key, words));
    return draft;
  }
}
