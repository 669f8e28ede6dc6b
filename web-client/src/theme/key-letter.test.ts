import { expect, test } from "vitest";
import { letterOf } from "./key-letter";

test.each([
  ["Russian", "т", "KeyN", "n"],
  ["Thai, a vowel", "\u0E37", "KeyN", "n"],
  ["Thai, a vowel", "\u0E31", "KeyY", "y"],
  ["Hindi, a vowel", "\u093F", "KeyF", "f"],
  ["Arabic, two letters", "\u0644\u0627", "KeyB", "b"],
  ["French, where another letter lies there", "q", "KeyA", "q"],
  ["Vietnamese, a letter of Latin", "Ă", "Digit1", "ă"],
  ["a key that puts in nothing", "Enter", "Enter", "enter"],
  ["a key that waits for another", "Dead", "BracketLeft", "dead"],
  ["no letter", "?", "Slash", "?"],
])("[W14] a key of a keyboard: %s", (_, key, code, letter) => {
  expect(letterOf({ key, code })).toBe(letter);
});
