import { describe, expect, test } from "vitest";
import { keyAction } from "./keys";

const press = (key: string, more = {}) => ({
  key,
  code: "",
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});
const page = { field: false, choice: false, control: false, byPointer: false };

describe("the dashboard's keys", () => {
  test.each([
    [" ", "toggle"],
    ["ArrowRight", "more"],
    ["ArrowLeft", "less"],
    ["n", "next"],
    ["N", "next"],
    ["f", "freeze"],
    ["?", "list"],
    ["x", null],
  ])("%j means %j", (key, action) => {
    expect(keyAction(press(key), page)).toBe(action);
  });

  test("mean nothing in a field, with a modifier, or when held down", () => {
    for (const key of [" ", "n", "ArrowRight", "?"]) {
      expect(keyAction(press(key), { ...page, field: true })).toBeNull();
      expect(keyAction(press(key, { ctrlKey: true }), page)).toBeNull();
      expect(keyAction(press(key, { repeat: true }), page)).toBeNull();
    }
  });

  test.each([
    ["т", "KeyN", false, "next"], // Cyrillic
    ["а", "KeyF", false, "freeze"],
    ["x", "KeyF", false, null],
    ["Т", "KeyN", true, "next"],
    ["ν", "KeyN", false, "next"], // Greek
    [",", "Slash", true, "list"], // where Cyrillic keyboards have no question mark
    ["b", "KeyN", false, null], // Dvorak has its N elsewhere
    ["ñ", "KeyN", false, null],
    ["n", "KeyL", false, "next"],
    [".", "Slash", false, null],
  ])("%j of the key %s means %j by its place", (key, code, shiftKey, action) => {
    expect(keyAction(press(key, { code, shiftKey }), page)).toBe(action);
  });

  test("space presses the button that was reached by keyboard, not the one that was clicked", () => {
    expect(keyAction(press(" "), { ...page, control: true })).toBeNull();
    expect(keyAction(press(" "), { ...page, control: true, byPointer: true })).toBe("toggle");
  });
});
