import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDrawn } from "./drawn";

const anyOrder = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 60 });

describe("[M25] an order", () => {
  test("is not drawn that a hand has made by moving one table, wherever to", () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(), fc.nat(), (order, from, to) => {
        const after = [...order];
        after.splice(to % order.length, 0, ...after.splice(from % order.length, 1));
        expect(isDrawn(order, after)).toBe(false);
      }),
    );
  });

  test("is not drawn when other tables wait: one was called, joined or has gone", () => {
    expect(isDrawn([3, 1, 2], [1, 2])).toBe(false);
    expect(isDrawn([1, 2], [2, 1, 3])).toBe(false);
    expect(isDrawn([3, 2, 1, 4], [1, 2, 3, 5])).toBe(false);
    expect(isDrawn([], [])).toBe(false);
  });

  test("is drawn when more than one table has moved", () => {
    expect(isDrawn([1, 2, 3, 4], [4, 3, 2, 1])).toBe(true);
    expect(isDrawn([1, 2, 3, 4], [2, 1, 4, 3])).toBe(true);
  });
});
