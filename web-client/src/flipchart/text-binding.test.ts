// @vitest-environment happy-dom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { applyDelta, type Delta, mapIndex, type Step, transform } from "./delta";
import { editBetween } from "./edit";
import { TextBinding } from "./text-binding";
import { visibleText } from "./visible-text";

/** One person: a document, a native field bound to its text, and the keys they press. */
class Writer {
  readonly doc = new Doc();
  readonly field = document.createElement("textarea");
  readonly text = this.doc.getText("pitch");
  readonly binding: TextBinding;

  constructor() {
    document.body.append(this.field);
    this.binding = new TextBinding(this.field, this.text);
  }

  caret(at: number): void {
    this.field.setSelectionRange(at, at);
  }

  type(words: string, start = this.field.selectionStart, end = this.field.selectionEnd): void {
    const value = this.field.value;
    this.field.value = value.slice(0, start) + words + value.slice(end);
    this.field.setSelectionRange(start + words.length, start + words.length);
    this.field.dispatchEvent(new Event("input"));
  }

  compose(on: boolean): void {
    this.field.dispatchEvent(new Event(on ? "compositionstart" : "compositionend"));
  }

  receive(from: Writer): void {
    applyUpdate(this.doc, encodeStateAsUpdate(from.doc, encodeStateVector(this.doc)), "wire");
  }
}

describe("a field bound to a shared text", () => {
  test("what is typed reaches the text, what others type reaches the field", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    amara.type("Bring partners");
    jo.receive(amara);
    expect(jo.field.value).toBe("Bring partners");
    jo.type("the ", 6, 6);
    amara.receive(jo);
    expect(amara.field.value).toBe("Bring the partners");
  });

  test("the caret stays at its words when others write before it", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    amara.type("one three");
    jo.receive(amara);
    amara.field.setSelectionRange(4, 9, "backward");
    jo.type("zero ", 0, 0);
    jo.type("!", jo.field.value.length, jo.field.value.length);
    amara.receive(jo);
    expect(amara.field.value).toBe("zero one three!");
    expect([amara.field.selectionStart, amara.field.selectionEnd]).toEqual([9, 14]);
    expect(amara.field.selectionDirection).toBe("backward");
  });

  test("the field is not written to while a word is composed, and nothing is lost", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    amara.type("start end");
    jo.receive(amara);
    amara.caret(6);
    amara.compose(true);
    amara.type("に");
    jo.type("> ", 0, 0);
    jo.type("middle ", 8, 8);
    amara.receive(jo);
    expect(amara.field.value).toBe("start にend");
    amara.type("日本", 6, 7);
    expect(visibleText(amara.text)).toContain("日本");
    amara.compose(false);
    jo.receive(amara);
    expect(amara.field.value).toBe(jo.field.value);
    expect(amara.field.value).toMatch(/^> start .*日本.*end$/);
    expect(amara.field.value).toContain("middle");
    const caret = amara.field.selectionEnd;
    expect(amara.field.value.slice(caret - 2, caret)).toBe("日本");
  });

  test("undo takes back one's own words only", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    amara.type("mine");
    jo.receive(amara);
    jo.type("theirs ", 0, 0);
    amara.receive(jo);
    amara.field.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
    expect(amara.field.value).toBe("theirs ");
    amara.field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true }),
    );
    expect(amara.field.value).toBe("theirs mine");
  });

  test("what replaces something is one change, which nobody gets by halves", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    amara.type("Buses run late");
    jo.receive(amara);
    const seen: string[] = [];
    amara.doc.on("update", (update) => {
      applyUpdate(jo.doc, update, "wire");
      seen.push(jo.field.value);
    });
    amara.type("never", 10, 14);
    const paste = "🌉ab".repeat(2_500);
    amara.type(paste, 0, 5);
    expect(seen).toEqual(["Buses run never", `${paste} run never`]);
  });

  test("[F2] embeds and carriage returns of another client do not shift positions", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    jo.text.insert(0, "a\r\nb");
    jo.text.insertEmbed(1, { image: "x" });
    jo.text.insert(0, "bold", { bold: true });
    amara.receive(jo);
    amara.type("!", amara.field.value.length, amara.field.value.length);
    expect(amara.text.length).toBe(amara.field.value.length);
    expect(visibleText(amara.text).endsWith("b!")).toBe(true);
  });

  test("whatever two people type, compose and remove at once: both fields end the same and keep all words", () => {
    const action = fc.record({
      who: fc.boolean(),
      kind: fc.constantFrom("type", "type", "remove", "compose", "sync", "sync-one"),
      at: fc.nat(1_000),
      words: fc.constantFrom("a", "ab", "naïve ", "🌉", "👩🏽‍🔧", "日本", "שלום", "\n"),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const writers = [new Writer(), new Writer()] as const;
        const composing = [false, false];
        const kept: string[] = [];
        const swap = () => {
          writers[0].receive(writers[1]);
          writers[1].receive(writers[0]);
        };
        let serial = 0xe000;
        for (const { who, kind, at, words } of actions) {
          const index = who ? 1 : 0;
          const writer = writers[index];
          const length = writer.field.value.length;
          if (kind === "type") {
            // A letter of the private use area marks each insertion; it must be there at the end.
            const mark = String.fromCharCode(serial++);
            kept.push(mark);
            const place = boundary(writer.field.value, at % (length + 1));
            writer.type(mark + words, place, place);
          } else if (kind === "remove" && length > 0) {
            const from = boundary(writer.field.value, at % length);
            const code = writer.field.value.codePointAt(from) ?? 0;
            if (code < 0xe000 || code > 0xf8ff) {
              writer.type("", from, from + String.fromCodePoint(code).length);
            }
          } else if (kind === "compose") {
            composing[index] = !composing[index];
            writer.compose(composing[index] === true);
          } else if (kind === "sync") {
            swap();
          } else {
            writer.receive(writers[who ? 0 : 1]);
          }
          if (!composing[index]) {
            expect(writer.field.value).toBe(visibleText(writer.text));
          }
        }
        for (const writer of writers) {
          writer.compose(false);
        }
        swap();
        expect(writers[0].field.value).toBe(writers[1].field.value);
        expect(writers[0].field.value).toBe(visibleText(writers[0].text));
        for (const mark of kept) {
          expect(writers[0].field.value).toContain(mark);
        }
        expect(writers[0].field.value).not.toMatch(lone);
        for (const writer of writers) {
          writer.binding.destroy();
          writer.field.remove();
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("edits and deltas", () => {
  test("an edit among equal letters lands at the caret", () => {
    expect(editBetween("aaa", "aaaa", 2)).toEqual({ index: 1, removed: 0, inserted: "a" });
    expect(editBetween("aaa", "aa", 1)).toEqual({ index: 1, removed: 1, inserted: "" });
  });

  test("an edit between any two texts leads from one to the other and parts no pair", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(words, words, fc.nat(20), (before, after, caret) => {
        const edit = editBetween(before, after, boundary(after, Math.min(caret, after.length)));
        if (edit === null) {
          expect(before).toBe(after);
          return;
        }
        const { index, removed, inserted } = edit;
        expect(before.slice(0, index) + inserted + before.slice(index + removed)).toBe(after);
        expect(inserted).not.toMatch(lone);
        expect(before.slice(index, index + removed)).not.toMatch(lone);
      }),
    );
  });

  test("two changes made at once pass each other: either order gives the same text", () => {
    const change = (length: number): fc.Arbitrary<Delta> =>
      fc
        .array(fc.tuple(fc.nat(4), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 4 })
        .map((parts) => {
          const steps: Step[] = [];
          let used = 0;
          for (const [keep, remove, put] of parts) {
            if (used + keep + remove > length) {
              break;
            }
            used += keep + remove;
            if (keep > 0) {
              steps.push({ keep });
            }
            if (put !== "") {
              steps.push({ put });
            }
            if (remove > 0) {
              steps.push({ remove });
            }
          }
          return steps;
        });
    fc.assert(
      fc.property(change(10), change(10), fc.nat(10), (a, b, caret) => {
        const text = "0123456789";
        const one = applyDelta(applyDelta(text, a), transform(b, a, false));
        const other = applyDelta(applyDelta(text, b), transform(a, b, true));
        expect(one).toBe(other);
        expect(mapIndex(caret, a)).toBeLessThanOrEqual(applyDelta(text, a).length);
      }),
    );
  });
});

/** Half of a surrogate pair. */
const lone = /\p{Surrogate}/u;

/** The nearest place at or before `index` that parts no surrogate pair. */
function boundary(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
