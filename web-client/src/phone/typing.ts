/** Somebody who has touched no key for so long, with the caret in a text, is reading, not thinking of the next word. */
const PAUSE_MS = 30_000;

/** After this, in ms, a field that was left is not in use, and no finger is on its way to a button. */
export const SETTLED = 600;

/** The text field that the caret is in, null when in none. */
export function fieldWithCaret(): HTMLTextAreaElement | HTMLInputElement | null {
  const element = document.activeElement;
  if (element instanceof HTMLTextAreaElement) {
    return element;
  }
  return element instanceof HTMLInputElement && element.selectionStart !== null ? element : null;
}

/** The field that somebody can type in at this moment; not while pens are down. */
export function fieldInUse(): HTMLTextAreaElement | HTMLInputElement | null {
  const field = fieldWithCaret();
  return field?.readOnly ? null : field;
}

/** Knows whether turning the page now would interrupt somebody. */
export class TypingSense {
  readonly #now: () => number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Listens to the page; yields the way to stop. */
  listen(): () => void {
    const touched = () => {
      this.#last = this.#now();
    };
    document.addEventListener("input", touched);
    document.addEventListener("focusin", touched);
    return () => {
      document.removeEventListener("input", touched);
      document.removeEventListener("focusin", touched);
    };
  }

  /** Whether words are being typed, or stand in a field whose words count only when it is left. */
  get typing(): boolean {
    const field = fieldWithCaret();
    if (field === null) {
      return false;
    }
    if (field instanceof HTMLInputElement && field.value !== "") {
      return true;
    }
    return this.#now() - this.#last < PAUSE_MS;
  }
}
