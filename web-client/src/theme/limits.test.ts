import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
/** Two digits of a clock: whoever sees that a key does nothing loses no word. */
const DIGITS = "facilitator/SetClock.tsx";

const withLimit = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx") && file !== DIGITS && !file.startsWith("theme/Limit"))
  .map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }))
  .filter(({ source }) => source.includes("maxLength={"));

test("there are fields with a limit", () => {
  expect(withLimit.length).toBeGreaterThan(10);
});

test.each(withLimit)(
  "at its limit, a field of $file says so, and what does not fit is kept",
  ({ source }) => {
    const count = (words: string) => source.split(words).length - 1;
    expect(count("<Limit")).toBe(count("maxLength={"));
  },
);

test.each(withLimit.filter(({ file }) => file.startsWith("facilitator/")))(
  "on the dashboard, what did not fit in $file outlives a reload",
  ({ source }) => {
    expect(source.match(/<Limit(?![^>]* kept=)/g)).toBeNull();
  },
);
