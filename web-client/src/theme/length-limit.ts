export type TextField = HTMLInputElement | HTMLTextAreaElement;

const CORRECTION = "insertReplacementText";

/** What happens at a field's limit. */
export interface LimitWatcher {
  /** No more fits. */
  full(): void;
  /** These words did not fit: the end of something that came in one piece, as a paste does. */
  cut(rest: string): void;
  /** There is room again. */
  roomy(): void;
}

/**
 * Watches a field with a `maxlength`, at which a browser drops what is typed and cuts what is pasted
 * without a word. What came in one piece is cut here instead, so that the rest is known exactly. A word
 * that is being composed cannot be refused: it may exceed the limit, and is cut when it is done.
 *
 * @returns the way to stop
 */
export function watchLimit(field: TextField, watcher: LimitWatcher): () => void {
  const most = field.maxLength;
  let corrected = "";
  const before = (event: InputEvent) => {
    const words = wordsOf(event, field);
    // A correction replaces more than what is selected, and a browser does not say what.
    corrected = event.inputType === CORRECTION ? words : "";
    const [start, end] = selection(field);
    const room = Math.max(0, most - (field.value.length - (end - start)));
    if (!event.cancelable || corrected || words.length <= room) {
      return;
    }
    event.preventDefault();
    watcher.full();
    const fits = beforeCut(words, room);
    if (fits !== "") {
      put(field, fits, start, end);
    }
    if (!isOneKey(event, words)) {
      watcher.cut(words.slice(fits.length));
    }
  };
  const changed = ({ inputType }: InputEvent) => {
    if (field.value.length < most) {
      watcher.roomy();
    } else if (field.value.length > most || inputType === CORRECTION) {
      watcher.full();
      // A browser cuts what it corrects, and leaves the caret behind it.
      const [, end] = selection(field);
      if (!field.value.slice(0, end).endsWith(corrected)) {
        watcher.cut(corrected);
      }
    }
  };
  const composes = () => {
    field.removeAttribute("maxlength");
  };
  const composed = (event: CompositionEvent) => {
    field.maxLength = most;
    const over = Math.min(field.value.length - most, event.data.length);
    if (over <= 0) {
      return;
    }
    const [, end] = selection(field);
    const start = beforeCut(field.value, end - over).length;
    const rest = field.value.slice(start, end);
    put(field, "", start, end);
    watcher.full();
    watcher.cut(rest);
  };
  const listeners = {
    beforeinput: before,
    input: changed,
    compositionstart: composes,
    compositionend: composed,
  };
  for (const [type, listener] of Object.entries(listeners)) {
    field.addEventListener(type, listener as EventListener);
  }
  return () => {
    for (const [type, listener] of Object.entries(listeners)) {
      field.removeEventListener(type, listener as EventListener);
    }
    field.maxLength = most; // it may be left in the midst of a word
  };
}

/** What is about to be put in, as the field will have it; "" for what puts nothing in. */
function wordsOf(event: InputEvent, field: TextField): string {
  const lines = field instanceof HTMLTextAreaElement;
  if (event.inputType === "insertLineBreak") {
    return lines ? "\n" : "";
  }
  if (!event.inputType.startsWith("insert")) {
    return "";
  }
  const words = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
  return words.replaceAll(/\r\n?|\n/g, lines ? "\n" : " ");
}

/** Whoever sees that a key does nothing presses no more. */
function isOneKey({ inputType }: InputEvent, words: string): boolean {
  return inputType === "insertLineBreak" || (inputType === "insertText" && [...words].length === 1);
}

function selection(field: TextField): [start: number, end: number] {
  const start = field.selectionStart ?? field.value.length;
  return [start, field.selectionEnd ?? start];
}

function put(field: TextField, words: string, start: number, end: number): void {
  field.setRangeText(words, start, end);
  field.setSelectionRange(start + words.length, start + words.length);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

/** So many code units of a text, and no half of a letter. */
function beforeCut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
