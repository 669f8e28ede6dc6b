import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "./OrderList";

test("moving an entry keeps all the others in their order", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      (list, a, b) => {
        const from = a % list.length;
        const to = b % list.length;
        const after = moved(list, from, to);
        expect(after[to]).toBe(list[from]);
        expect(after.filter((entry) => entry !== list[from])).toEqual(
          list.filter((entry) => entry !== list[from]),
        );
      },
    ),
  );
});
