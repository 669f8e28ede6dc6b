import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesOf } from "./paging";

test("pages hold every entry once, in order, none more than fits, and are even", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (all, most) => {
        const pages = pagesOf(all, most);
        expect(pages.flat()).toEqual(all);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(most);
          expect(page.length).toBeGreaterThan(0);
        }
        expect(pages).toHaveLength(Math.ceil(all.length / most));
      },
    ),
  );
});
