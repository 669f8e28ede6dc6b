import { expect, test } from "vitest";
import { withoutLongWords } from "./long-words";

test("of what is too long for a word the beginning is shown, and all else as it is", () => {
  expect(withoutLongWords("")).toBe("");
  expect(withoutLongWords(`يك\n ${"a".repeat(400)} b`)).toBe(`يك\n ${"a".repeat(400)} b`);
  expect(withoutLongWords(`one ${"ك".repeat(3_000)}\ntwo`)).toBe(`one ${"ك".repeat(400)}…\ntwo`);
  expect(withoutLongWords("🦫".repeat(500))).toBe(`${"🦫".repeat(400)}…`);
});
