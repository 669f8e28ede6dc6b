/** Somebody who has not touched a key for so long is reading, not typing. */
const PAUSE_MS = 8_000;

/** The text field that the caret is in, null when in none. */
export function fieldWithCaret(): HTMLTextAreaElement | HTMLInputElement | null {
  const element = document.activeElement;
  if (element instanceof HTMLTextAreaElement) {
    return element;
  }
  return element instanceof HTMLInputElement && element.selectionStart !== null ? element : null;
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
    document.addEventListener("input", touched, true);
    document.addEventListener("focusin", touched, true);
    return () => {
      document.removeEventListener("input", touched, true);
      document.removeEventListener("focusin", touched, true);
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
