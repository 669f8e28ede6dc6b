import * as Y from "yjs";
import { type Delta, deltaOf, mapIndex, replacements, type Step, transform } from "./delta";
import { editBetween } from "./edit";
import { insertOf, visibleText } from "./visible-text";

export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

/** A native text field: what the binding needs of a `<textarea>` or an `<input>`. */
export type TextField = HTMLTextAreaElement | HTMLInputElement;

/**
 * Keeps a native text field and a shared text the same. The field belongs to the keyboard: what was
 * typed is read from it as one minimal edit, and while a word is being composed nothing is written to
 * it; what others wrote meanwhile waits, and what is typed meanwhile is moved past it.
 */
export class TextBinding {
  readonly #field: TextField;
  readonly #text: Y.Text;
  readonly #undo: Y.UndoManager;
  /** Called after the text, or the place of the caret in it, changed. */
  readonly #changed: () => void;
  /** What the field showed when it was last looked at. */
  #shown: string;
  /** What others did to the text and the field does not show yet, in order. */
  #held: Delta[] = [];
  #composing = false;

  constructor(field: TextField, text: Y.Text, changed: () => void = () => {}) {
    this.#field = field;
    this.#text = text;
    this.#changed = changed;
    this.#undo = new Y.UndoManager(text, { trackedOrigins: new Set([this]), captureTimeout: 400 });
    this.#shown = visibleText(text);
    if (field.value !== this.#shown) {
      field.value = this.#shown;
    }
    text.observe(this.#observed);
    field.addEventListener("input", this.#typed);
    field.addEventListener("compositionstart", this.#compositionStarts);
    field.addEventListener("compositionend", this.#compositionEnds);
    field.addEventListener("blur", this.#compositionEnds);
    field.addEventListener("beforeinput", this.#beforeInput as EventListener);
    field.addEventListener("keydown", this.#keyDown as EventListener);
  }

  /** Whether a word is being composed. */
  get composing(): boolean {
    return this.#composing;
  }

  /** The field's selection as positions of the shared text. */
  selection(): Selection {
    const start = this.#field.selectionStart ?? 0;
    const end = this.#field.selectionEnd ?? start;
    const backward = this.#field.selectionDirection === "backward";
    const place = (index: number) => this.#held.reduce(mapIndex, index);
    return backward
      ? { anchor: place(end), head: place(start) }
      : { anchor: place(start), head: place(end) };
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  destroy(): void {
    this.#typed();
    this.#text.unobserve(this.#observed);
    this.#field.removeEventListener("input", this.#typed);
    this.#field.removeEventListener("compositionstart", this.#compositionStarts);
    this.#field.removeEventListener("compositionend", this.#compositionEnds);
    this.#field.removeEventListener("blur", this.#compositionEnds);
    this.#field.removeEventListener("beforeinput", this.#beforeInput as EventListener);
    this.#field.removeEventListener("keydown", this.#keyDown as EventListener);
    this.#undo.destroy();
  }

  /** Takes what was typed into the shared text. */
  readonly #typed = (): void => {
    const value = this.#field.value;
    const caret = this.#field.selectionEnd ?? value.length;
    const edit = editBetween(this.#shown, value, caret);
    if (edit === null) {
      return;
    }
    this.#shown = value;
    let delta = deltaOf(edit);
    this.#held = this.#held.map((held) => {
      const moved = transform(held, delta, true);
      delta = transform(delta, held, false);
      return moved;
    });
    // One transaction: nobody may get, nor keep, half of a replacement.
    this.#text.doc?.transact(() => {
      for (const { index, removed, inserted } of replacements(delta)) {
        this.#text.delete(index, removed);
        this.#text.insert(index, inserted);
      }
    }, this);
    this.#changed();
  };

  readonly #observed = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) {
      return;
    }
    this.#held.push(deltaOfEvent(event));
    if (!this.#composing) {
      this.#show();
    }
    this.#changed();
  };

  /** Shows what was held back, keeping the selection and the scroll where they are in the text. */
  #show(): void {
    // Letters that came without an event (some keyboards) are taken before anything is written.
    this.#typed();
    const held = this.#held;
    this.#held = [];
    const field = this.#field;
    const scroll = field.scrollTop;
    let start = field.selectionStart ?? 0;
    let end = field.selectionEnd ?? start;
    const direction = field.selectionDirection ?? "none";
    for (const delta of held) {
      for (const { index, removed, inserted } of replacements(delta)) {
        field.setRangeText(inserted, index, index + removed, "preserve");
      }
      start = mapIndex(start, delta);
      end = mapIndex(end, delta);
    }
    field.setSelectionRange(start, end, direction);
    field.scrollTop = scroll;
    this.#shown = field.value;
    const truth = visibleText(this.#text);
    if (this.#shown !== truth) {
      field.value = truth;
      this.#shown = truth;
      field.setSelectionRange(Math.min(start, truth.length), Math.min(end, truth.length));
    }
  }

  readonly #compositionStarts = (): void => {
    this.#composing = true;
  };

  readonly #compositionEnds = (): void => {
    if (!this.#composing) {
      return;
    }
    this.#composing = false;
    this.#typed();
    if (this.#held.length > 0) {
      this.#show();
    }
    this.#changed();
  };

  /** The browser's own undo would bring back text that others have changed since. */
  readonly #beforeInput = (event: InputEvent): void => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      if (event.inputType === "historyUndo") {
        this.undo();
      } else {
        this.redo();
      }
    }
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) {
      return;
    }
    const key = event.key.toLowerCase();
    const redo = key === "y" || (key === "z" && event.shiftKey);
    if (!redo && key !== "z") {
      return;
    }
    event.preventDefault();
    if (redo) {
      this.redo();
    } else {
      this.undo();
    }
  };
}

function deltaOfEvent(event: Y.YTextEvent): Delta {
  const steps: Step[] = [];
  for (const operation of event.delta) {
    if (operation.retain !== undefined) {
      steps.push({ keep: operation.retain });
    } else if (operation.delete !== undefined) {
      steps.push({ remove: operation.delete });
    } else if (operation.insert !== undefined) {
      steps.push({ put: insertOf(operation) });
    }
  }
  return steps;
}
