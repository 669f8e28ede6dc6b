// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { fetchAllWords } from "../i18n/language";
import { Words } from "../i18n/words";
import { fetchLateParts, partsMissing } from "../theme/late-part";

afterEach(() => {
  vi.useRealTimers();
});

test("words that never come hold up no later attempt, and are said to be missing until they are here", async () => {
  await fetchAllWords();
  vi.useFakeTimers();
  let attempts = 0;
  let network = false;
  new Words(
    {},
    {
      "./es/late.ts": () => {
        attempts += 1;
        return network ? Promise.resolve({}) : new Promise(() => {});
      },
    },
  );
  const all = fetchLateParts();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(attempts).toBeGreaterThan(5);
  expect(partsMissing.value).toBe(true);
  network = true;
  await vi.advanceTimersByTimeAsync(120_000);
  await all;
  expect(partsMissing.value).toBe(false);
});
