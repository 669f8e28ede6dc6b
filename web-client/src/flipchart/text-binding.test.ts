// @vitest-environment happy-dom
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyUpdate } from "yjs";
import { applyDelta, type Delta, mapBack, mapIndex, mapRange, type Step, transform } from "./delta";
import { editBetween } from "./edit";
import { TextBinding } from "./text-binding";
import { visibleText } from "./visible-text";
import { Writer } from "./writer.fixture";

/** Yjs as other clients have it: the pages' own makes no formats. */
const whole: typeof import("yjs") = createRequire(import.meta.url)("yjs");

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

  test("a field without the focus does not get it by what others write, in a browser that gives it by that", () => {
    const [amara, jo] = [new Writer(), new Writer()];
    const { field, page } = amara;
    amara.type("one three");
    field.setSelectionRange(4, 9, "backward");
    // WebKit until January 2025 (its bug 284630).
    for (const method of ["setRangeText", "setSelectionRange"] as const) {
      const honest = field[method] as (...args: unknown[]) => void;
      field[method] = (...args: unknown[]) => {
        field.focus();
        honest.apply(field, args);
      };
    }
    const elsewhere = page.body.appendChild(page.createElement("input"));
    elsewhere.focus();
    jo.receive(amara);
    jo.type("zero ", 0, 0);
    amara.receive(jo);
    jo.type("!", jo.field.value.length, jo.field.value.length);
    amara.receive(jo);
    expect(page.activeElement).toBe(elsewhere);
    expect(field.value).toBe("zero one three!");
    expect(amara.binding.selection()).toEqual({ anchor: 14, head: 9 });

    // Who comes back without saying where goes on where they were.
    field.focus();
    expect([field.selectionStart, field.selectionEnd]).toEqual([9, 14]);
    expect(field.selectionDirection).toBe("backward");

    // Undone by a button, which has the focus.
    elsewhere.focus();
    amara.history.undo();
    expect(page.activeElement).toBe(elsewhere);
    expect(field.value).toBe("zero !");
    field.focus();
    expect(field.selectionEnd).toBe(5);

    // Of a tap Firefox tells after it has put the caret there.
    elsewhere.focus();
    jo.type(">", 0, 0);
    amara.receive(jo);
    field.dispatchEvent(new Event("pointerdown"));
    HTMLTextAreaElement.prototype.setSelectionRange.call(field, 2, 2);
    field.focus();
    expect(field.selectionEnd).toBe(2);

    // Who selects before the field has the focus, as programs do and helpers of keyboards, has chosen, too.
    elsewhere.focus();
    jo.type(">", 0, 0);
    amara.receive(jo);
    HTMLTextAreaElement.prototype.setSelectionRange.call(field, 0, field.value.length);
    field.focus();
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
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

  test.each([
    ["Cyrillic", "я", "н", "KeyZ", "KeyY"],
    ["Greek", "ζ", "υ", "KeyZ", "KeyY"],
    ["a German keyboard's Latin", "z", "y", "KeyY", "KeyZ"],
  ])("undo and redo are keys of %s, too", (_, undo, redo, undoCode, redoCode) => {
    const amara = new Writer();
    amara.type("mine");
    const press = (key: string, code: string) =>
      amara.field.dispatchEvent(new KeyboardEvent("keydown", { key, code, ctrlKey: true }));
    press(undo, undoCode);
    expect(amara.field.value).toBe("");
    press(redo, redoCode);
    expect(amara.field.value).toBe("mine");
  });

  test("undo works in a field that was closed meanwhile, puts the caret there, and not with pens down", () => {
    const amara = new Writer();
    amara.type("mine");
    amara.binding.destroy();
    const again = amara.page.body.appendChild(amara.page.createElement("textarea"));
    again.focus();
    const binding = new TextBinding(again, amara.text, amara.history);
    const press = (shiftKey: boolean) =>
      again.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey }));
    again.readOnly = true;
    press(false);
    expect(again.value).toBe("mine");
    again.readOnly = false;
    press(false);
    expect(again.value).toBe("");
    press(true);
    expect(again.value).toBe("mine");
    expect(again.selectionEnd).toBe(4);
    binding.destroy();
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
    const amara = new Writer();
    const other = new whole.Doc();
    const text = other.getText("pitch");
    text.insert(0, "a\r\nb");
    text.insertEmbed(1, { image: "x" });
    text.insert(0, "bold", { bold: true });
    applyUpdate(amara.doc, whole.encodeStateAsUpdate(other), "wire");
    amara.type("!", amara.field.value.length, amara.field.value.length);
    expect(amara.text.length).toBe(amara.field.value.length);
    expect(visibleText(amara.text).endsWith("b!")).toBe(true);
  });
});

describe("edits and deltas", () => {
  test("an edit among equal letters lands at the caret", () => {
    expect(editBetween("aaa", "aaaa", 2)).toEqual({ index: 1, removed: 0, inserted: "a" });
    expect(editBetween("aaa", "aa", 1)).toEqual({ index: 1, removed: 1, inserted: "" });
  });

  test("letters that stayed are not written anew, wherever the caret went", () => {
    const edit = { index: 1, removed: 2, inserted: "he" };
    expect(editBetween("tehn", "then", 4)).toEqual({ index: 1, removed: 2, inserted: "he" });
    expect(editBetween("teh end", "the end", 7)).toEqual(edit);
    expect(editBetween("teh end", "the end", 3)).toEqual(edit);
  });

  test("of two letters that share a half one comes or goes, and the other is not written anew", () => {
    // Of the first two the first halves are the same, of the last two the second ones.
    for (const [left, right] of ["😀😃", "\u{1f600}\u{1fa00}"].map((pair) => [...pair])) {
      const both = `${left}${right}`;
      for (const one of [left, right] as [string, string]) {
        const index = one === left ? 2 : 0;
        const other = one === left ? right : left;
        for (const caret of [0, 2]) {
          expect(editBetween(both, one, caret)).toEqual({ index, removed: 2, inserted: "" });
        }
        for (const caret of [0, 2, 4]) {
          expect(editBetween(one, both, caret)).toEqual({ index, removed: 0, inserted: other });
        }
      }
    }
  });

  test("a place in what others put in was at the place where they put it", () => {
    const change: Delta = [{ keep: 2 }, { put: "abc" }, { remove: 1 }, { keep: 3 }];
    const before = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => mapBack(index, change));
    expect(before).toEqual([0, 1, 2, 2, 2, 2, 4, 5, 6, 7]);
  });

  test("a mark is not taken from the letter that it stands on", () => {
    expect(editBetween("e\u0301", "a\u0301", 2)).toEqual({
      index: 0,
      removed: 2,
      inserted: "a\u0301",
    });
  });

  test("a skin tone is not taken from its hand", () => {
    expect(editBetween("👍🏽", "👎🏽", 4)).toEqual({ index: 0, removed: 4, inserted: "👎🏽" });
  });

  test("a selection keeps what was selected, and takes in nothing of what others put at its edges", () => {
    const around: Delta = [{ keep: 2 }, { put: "<" }, { keep: 3 }, { put: ">" }];
    expect(mapRange({ start: 2, end: 5 }, around)).toEqual({ start: 3, end: 6 });
    expect(mapRange({ start: 2, end: 2 }, around)).toEqual({ start: 2, end: 2 });
    const replaced: Delta = [{ keep: 2 }, { put: "new" }, { remove: 3 }];
    expect(mapRange({ start: 2, end: 5 }, replaced)).toEqual({ start: 5, end: 5 });
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
