// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyFrom } from "./copy";

let oldWay = true;

beforeEach(() => {
  oldWay = true;
  vi.useFakeTimers();
  Object.assign(document, { execCommand: () => oldWay });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ["answers", () => Promise.resolve()],
  ["refuses", () => Promise.reject(new DOMException("no", "NotAllowedError"))],
  ["never answers", () => new Promise<void>(() => {})],
])("a clipboard that %s: it is said what became of the copy", async (_, writeText) => {
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const field = document.createElement("input");
  const copied = copyFrom(field);
  await vi.runAllTimersAsync();
  expect(await copied).toBe("copied");
});

test("where the old way is closed too, the words are left to be copied by hand", async () => {
  vi.stubGlobal("navigator", { clipboard: { writeText: () => new Promise<void>(() => {}) } });
  oldWay = false;
  const copied = copyFrom(document.createElement("textarea"));
  await vi.runAllTimersAsync();
  expect(await copied).toBe("copyByHand");
});
