import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { historyOf, TextBinding } from "./text-binding";

/** One person: a document, a native field bound to its text, and what their keyboard does to the field. */
export class Writer {
  readonly doc = new Doc();
  /** The page on a device of their own: the focus is in one place on each. */
  readonly page = document.implementation.createHTMLDocument();
  readonly field = this.page.createElement("textarea");
  readonly text = this.doc.getText("pitch");
  readonly history = historyOf(this.text);
  readonly binding: TextBinding;
  /** The composed word in the field; null while none is composed. */
  composed: { readonly start: number; readonly end: number } | null = null;

  constructor() {
    this.page.body.append(this.field);
    this.field.focus();
    this.binding = new TextBinding(this.field, this.text, this.history);
  }

  caret(at: number): void {
    this.field.setSelectionRange(at, at);
  }

  /** Puts words in the place of what is selected; the caret goes behind them, or where it is said to. */
  type(
    words: string,
    start = this.field.selectionStart,
    end = this.field.selectionEnd,
    caret = start + words.length,
  ): void {
    const value = this.field.value;
    this.field.value = value.slice(0, start) + words + value.slice(end);
    this.caret(caret);
    this.field.dispatchEvent(new Event("input"));
  }

  /** Begins to compose in the place of what is selected, or of a word that stands there already. */
  beginComposing(start = this.field.selectionStart, end = this.field.selectionEnd): void {
    this.composed = { start, end };
    this.field.dispatchEvent(new Event("compositionstart"));
  }

  /** The composed word becomes another. */
  compose(word: string): void {
    if (this.composed === null) {
      throw new Error("nothing is being composed");
    }
    const { start, end } = this.composed;
    this.composed = { start, end: start + word.length };
    this.type(word, start, end);
  }

  endComposing(): void {
    this.composed = null;
    this.field.dispatchEvent(new Event("compositionend"));
  }

  receive(from: Writer): void {
    applyUpdate(this.doc, encodeStateAsUpdate(from.doc, encodeStateVector(this.doc)), "wire");
  }

  leave(): void {
    this.binding.destroy();
    this.field.remove();
  }
}
