// @vitest-environment happy-dom
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type TextField, watchLimit } from "./length-limit";

describe("a field with a limit", () => {
  let field: TextField;
  let said: string[];
  let kept: string;
  let leave: () => void;

  const watch = (tag: "input" | "textarea", value: string, most: number) => {
    document.body.replaceChildren();
    field = document.createElement(tag);
    field.maxLength = most;
    field.value = value;
    document.body.append(field);
    field.setSelectionRange(value.length, value.length);
    said = [];
    kept = "";
    leave = watchLimit(field, {
      full: () => said.push("full"),
      cut: (rest) => {
        kept += rest;
      },
      roomy: () => said.push("roomy"),
    });
  };
  /** What a browser does: it asks, and puts the words in when nobody takes that over. */
  const insert = (inputType: string, data: string | null) => {
    const asked = new InputEvent("beforeinput", {
      bubbles: true,
      cancelable: true,
      inputType,
      data,
    });
    if (field.dispatchEvent(asked)) {
      const start = field.selectionStart ?? 0;
      field.setRangeText(data ?? "\n", start, field.selectionEnd ?? start, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));
    }
  };

  beforeEach(() => watch("textarea", "", 10));

  test("says that a key does nothing, and when there is room again", () => {
    watch("textarea", "0123456789", 10);
    insert("insertText", "x");
    insert("insertLineBreak", null);
    expect(field.value).toBe("0123456789");
    expect([said, kept]).toEqual([["full", "full"], ""]);
    field.setSelectionRange(8, 10);
    insert("insertText", "x");
    expect(field.value).toBe("01234567x");
    expect(said).toEqual(["full", "full", "roomy"]);
  });

  /** A browser corrects a word: it says by what, but not which, and cuts it at the limit. */
  const correct = (from: number, to: number, word: string, data?: Partial<InputEvent>) => {
    const correction = new InputEvent("beforeinput", {
      bubbles: true,
      cancelable: true,
      inputType: "insertReplacementText",
    });
    field.dispatchEvent(Object.assign(correction, data ?? { data: word }));
    const room = field.maxLength - (field.value.length - (to - from));
    field.setRangeText(word.slice(0, room), from, to, "end");
    field.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText" }));
  };
  const carried = (word: string) => {
    const dataTransfer = { getData: (type: string) => (type === "text/plain" ? word : "") };
    return { data: null, dataTransfer } as unknown as Partial<InputEvent>;
  };

  test.each([
    ["at the end", "an organistn", 3, 12, "organisation", "an organisat"],
    ["before other words", "organistn it", 0, 9, "organisation", "organisat it"],
    ["which is there a second time", "abc abc ab", 8, 10, "abc", "abc abc ab"],
  ])("keeps a correction that a browser cut, %s", (_, before, from, to, word, after) => {
    for (const data of [undefined, carried(word)]) {
      watch("input", before, before.length);
      correct(from, to, word, data);
      expect(field.value).toBe(after);
      expect([said, kept]).toEqual([["full"], word]);
    }
  });

  test("keeps nothing of a correction that fits, and says that there is room again", () => {
    watch("input", "an organistn", 15);
    correct(3, 12, "organisation");
    expect(field.value).toBe("an organisation");
    expect([said, kept]).toEqual([["full"], ""]);
    correct(3, 15, "organism");
    expect([said, kept]).toEqual([["full", "roomy"], ""]);
  });

  test("keeps what does not fit of a paste, where the caret is", () => {
    watch("input", "ab--yz", 10);
    field.setSelectionRange(2, 4);
    insert("insertFromPaste", "123456789");
    expect(field.value).toBe("ab123456yz");
    expect(field.selectionStart).toBe(8);
    expect(kept).toBe("789");
  });

  test("a word that is composed beyond the limit is cut when it is done, and kept", () => {
    watch("textarea", "01234567", 10);
    field.dispatchEvent(new Event("compositionstart"));
    expect(field.maxLength).toBe(-1);
    field.value += " mor";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    expect(field.value).toBe("01234567 mor");
    field.value += "e";
    field.dispatchEvent(Object.assign(new Event("compositionend"), { data: " more" }));
    expect(field.value).toBe("01234567 m");
    expect(kept).toBe("ore");
    expect(field.maxLength).toBe(10);
  });

  test("left in the midst of a word it has its limit again, for whoever watches it next", () => {
    field.dispatchEvent(new Event("compositionstart"));
    leave();
    expect(field.maxLength).toBe(10);
  });

  test("nothing is lost or doubled of what comes in one piece, and no letter is halved", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(words, words, fc.nat(12), (before, paste, at) => {
        watch("textarea", "", 10);
        insert("insertFromPaste", before);
        kept = "";
        const { value } = field;
        const place = Array.from(value).slice(0, at).join("").length;
        field.setSelectionRange(place, place);
        insert("insertFromPaste", paste);
        const lines = paste.replaceAll(/\r\n?/g, "\n");
        const put = field.value.slice(place, field.value.length - (value.length - place));
        expect(put + kept).toBe(lines);
        expect(field.value.length).toBeLessThanOrEqual(10);
        expect(field.value).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
