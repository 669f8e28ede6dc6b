import { type Signal, signal } from "@preact/signals";
import { keysFrom, recall, remember } from "./memory";

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
    return keysFrom(`${this.#prefix}/${begin}`).map((key) => key.slice(this.#prefix.length + 1));
  }

  /** The draft of a field, by the name that it has in its forms; "" forgets it. */
  of(field: string): Signal<string> {
    const known = this.#drafts.get(field);
    if (known !== undefined) {
      return known;
    }
    const key = `${this.#prefix}/${field}`;
    const draft = signal(recall(key) ?? "");
    this.#drafts.set(field, draft);
    draft.subscribe((words) => {
      remember(key, words === "" ? null : words);
    });
    return draft;
  }
}
