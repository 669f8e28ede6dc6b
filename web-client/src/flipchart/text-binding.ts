import * as Y from "yjs";
import { letterOf } from "../theme/key-letter";
import {
  type Delta,
  deltaOf,
  mapBack,
  mapRange,
  type Range,
  replacements,
  type Step,
  transform,
} from "./delta";
import { editBetween } from "./edit";
import { insertOf, visibleText } from "./visible-text";

/** For so long others' words wait for a word that is being composed. */
const HOLD_MS = 2_000;
/** And no more of their changes than this: then the composition is ended by showing them. */
const MOST_HELD = 2_000;

export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

/** What is selected in a field, and in which direction. */
type Selected = Range & { readonly direction: HTMLTextAreaElement["selectionDirection"] };

/**
 * Keeps a native text field and a shared text the same. The field belongs to the keyboard: what was
 * typed is read from it as one minimal edit, and while a word is being composed nothing is written to
 * it, since in every browser that ends the composition, and many keyboards then write the word a second
 * time. What others wrote meanwhile is held back. One rule decides where things stand: what is typed
 * here stays at its left neighbour, so what others put in at the caret comes after it. Some keyboards
 * never end a composition; after a while the field is {@link behind}, and whoever shows it shows the
 * shared text in its place. In a field without the focus nothing is selected before it has it: WebKit until
 * 2025 would give it the focus, and take it from where somebody types.
 */
export class TextBinding {
  readonly #field: HTMLTextAreaElement;
  readonly #text: Y.Text;
  readonly #undo: Y.UndoManager;
  /** Called after the text, or the place of the caret in it, changed. */
  readonly #changed: () => void;
  /** What the field showed when it was last looked at. */
  #shown: string;
  /** What others did to the text and the field does not show yet, in order. */
  #held: Delta[] = [];
  #composing = false;
  #behind = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** What is to be selected once the field has the focus, where its selection still begins at `left`; null for what is. */
  #place: (Selected & { readonly left: number }) | null = null;
  /** Aborted when the field is bound no more. */
  readonly #bound = new AbortController();

  /** @param undo the text's {@link historyOf}, which outlives the field */
  constructor(
    field: HTMLTextAreaElement,
    text: Y.Text,
    undo: Y.UndoManager,
    changed: () => void = () => {},
  ) {
    this.#field = field;
    this.#text = text;
    this.#undo = undo;
    this.#changed = changed;
    this.#shown = visibleText(text);
    if (field.value !== this.#shown) {
      field.value = this.#shown;
    }
    text.observe(this.#observed);
    const { signal } = this.#bound;
    for (const [type, listener] of Object.entries({
      input: this.#typed,
      compositionstart: this.#compositionStarts,
      compositionend: this.#compositionEnds,
      blur: this.#compositionEnds,
      focus: this.#focused,
      // Whoever taps says themselves where the caret is to be.
      pointerdown: () => {
        this.#place = null;
      },
      beforeinput: this.#beforeInput,
      keydown: this.#keyDown,
    })) {
      field.addEventListener(type, listener as EventListener, { signal });
    }
  }

  /**
   * Whether a word is being composed for so long that others' words wait no more: the shared text is to
   * be shown instead of what the field says.
   */
  get behind(): boolean {
    return this.#behind;
  }

  /** What is to be shown: the field's words, or the shared text when the field is {@link behind}. */
  get words(): string {
    return this.#behind ? visibleText(this.#text) : this.#field.value;
  }

  /** The field's selection as positions of the shared text. */
  selection(): Selection {
    const selected = this.#selected;
    const { start, end } = this.#held.reduce(mapRange, selected);
    return selected.direction === "backward"
      ? { anchor: end, head: start }
      : { anchor: start, head: end };
  }

  /** Where in {@link words} a position of the shared text is. */
  placeOf(index: number): number {
    return this.#behind ? index : this.#held.reduceRight(mapBack, index);
  }

  get #selected(): Selected {
    const field = this.#field;
    return (
      this.#place ?? {
        start: field.selectionStart,
        end: field.selectionEnd,
        direction: field.selectionDirection,
      }
    );
  }

  /** Selects this: at once, or once the field has the focus. */
  #select(place: Selected): void {
    this.#place = { ...place, left: this.#field.selectionStart };
    this.#focused();
  }

  readonly #focused = (): void => {
    const field = this.#field;
    if (this.#place !== null && field.ownerDocument.activeElement === field) {
      const { start, end, direction, left } = this.#place;
      // Else somebody has chosen since what is to be selected.
      if (field.selectionStart === left) {
        field.setSelectionRange(start, end, direction);
      }
      this.#place = null;
    }
  };

  destroy(): void {
    clearTimeout(this.#patience);
    this.#typed();
    this.#text.unobserve(this.#observed);
    this.#bound.abort();
  }

  /** Takes what was typed into the shared text. */
  readonly #typed = (): void => {
    const value = this.#field.value;
    const edit = editBetween(this.#shown, value, this.#field.selectionEnd);
    if (edit === null) {
      return;
    }
    this.#shown = value;
    let delta = deltaOf(edit);
    this.#held = this.#held.map((held) => {
      const moved = transform(held, delta, false);
      delta = transform(delta, held, true);
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
    const delta = deltaOfEvent(event);
    this.#held.push(delta);
    if (this.#composing && this.#held.length <= MOST_HELD) {
      this.#patience ??= setTimeout(() => {
        this.#behind = true;
        this.#changed();
      }, HOLD_MS);
    } else {
      this.#show();
      if (transaction.origin === this.#undo) {
        this.#caretAfter(delta);
      }
    }
    this.#changed();
  };

  /** Shows what was held back, keeping the selection and the scroll where they are in the text. */
  #show(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#behind = false;
    // Letters that came without an event (some keyboards) are taken before anything is written.
    this.#typed();
    const held = this.#held;
    this.#held = [];
    const field = this.#field;
    const scroll = field.scrollTop;
    const selected = this.#selected;
    const { start, end } = held.reduce(mapRange, selected);
    field.value = visibleText(this.#text);
    this.#shown = field.value;
    this.#select({ start, end, direction: selected.direction });
    field.scrollTop = scroll;
  }

  /** Puts the caret behind what undoing or redoing changed. */
  #caretAfter(delta: Delta): void {
    const last = replacements(delta).at(-1);
    if (last !== undefined) {
      const place = last.index + last.inserted.length;
      this.#select({ start: place, end: place, direction: "none" });
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

  #takeBack(redo: boolean): void {
    if (this.#field.readOnly) {
      return; // pens are down
    }
    if (redo) {
      this.#undo.redo();
    } else {
      this.#undo.undo();
    }
  }

  /** The browser's own undo would bring back text that others have changed since. */
  readonly #beforeInput = (event: InputEvent): void => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      this.#takeBack(event.inputType === "historyRedo");
    }
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) {
      return;
    }
    const key = letterOf(event);
    const redo = key === "y" || (key === "z" && event.shiftKey);
    if (!redo && key !== "z") {
      return;
    }
    event.preventDefault();
    this.#takeBack(redo);
  };
}

/** What this device writes into a text, in whatever fields, to be undone and redone: nobody else's words. */
export function historyOf(text: Y.Text): Y.UndoManager {
  return new Y.UndoManager(text, { trackedOrigins: new Set([TextBinding]), captureTimeout: 400 });
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
