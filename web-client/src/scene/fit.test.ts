import fc from "fast-check";
import { expect, test } from "vitest";
import { largestFitting } from "./fit";

test("finds the largest size that fits, in few tries", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 300 }),
      (min, span, step, room) => {
        let tries = 0;
        const found = largestFitting(min, min + span, step, (size) => {
          tries += 1;
          return size <= room;
        });
        const sizes = Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => min + i * step);
        expect(found).toBe(sizes.filter((size) => size <= room).at(-1) ?? null);
        expect(tries).toBeLessThanOrEqual(9);
      },
    ),
  );
});
