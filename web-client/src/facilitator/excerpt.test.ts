import { expect, test } from "vitest";
import { excerpt } from "./TableCard";

test("a card shows a text from its beginning, and its end while it is being written", () => {
  const text = "Flood alerts reach the lakefront late";
  expect(excerpt(text, false, 10)).toBe(text);
  expect(excerpt(text, true, 100)).toBe(text);
  expect(excerpt(text, true, 16)).toBe("…lakefront late");
  expect(excerpt("antidisestablishmentarianism", true, 8)).toBe("…arianism");
});
