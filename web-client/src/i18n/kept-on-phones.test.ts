/** Of what people write no sentence on a phone says that it is kept: what a browser keeps no page knows for sure. */
import { expect, test } from "vitest";

/** What phones say, but for the page that lists what it finds kept. */
const catalogues = import.meta.glob<Record<string, unknown>>(
  "./{en,es}/{adding,clock,entry,flipchart,join,more,offers,phone,room,seats,shared,silence,storing,trouble,writing}.ts",
  { eager: true },
);

test.each(Object.entries(catalogues))("%s promises nothing", (_, catalogue) => {
  expect(JSON.stringify(catalogue)).not.toMatch(
    /\b(?:is|are) kept\b|\bse (?:guarda|conserva)n?\b/i,
  );
});

test("there are such catalogues", () => {
  expect(Object.keys(catalogues).length).toBeGreaterThan(20);
});
