/** What the pages say of themselves is said beside any activity. */
import { expect, test } from "vitest";
import { foreign } from "./worksheet-words.fixture";

const catalogues = import.meta.glob<Record<string, unknown>>("./{en,es}/*.ts", { eager: true });

/** All texts in a catalogue, however deep. */
function textsIn(value: unknown): string[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value)];
}

test.each(Object.entries(catalogues))("%s says no word of the worksheet", (_, catalogue) => {
  const texts = textsIn(catalogue);
  expect(texts).not.toEqual([]);
  expect(texts.filter((text) => text.match(foreign))).toEqual([]);
});
