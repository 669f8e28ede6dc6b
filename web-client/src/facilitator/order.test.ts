import fc from "fast-check";
import { expect, test } from "vitest";
import { draggedOrder, moved } from "./OrderList";

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

test("[W45] what somebody drags has what is in the order by now, and each once, in the order of the hand", () => {
  expect(draggedOrder([3, 1, 2], [2, 3])).toEqual([3, 2]);
  expect(draggedOrder([2, 1], [1, 2, 4])).toEqual([2, 1, 4]);
  const order = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(order, order, (dragged, present) => {
      const now = draggedOrder(dragged, present);
      expect([...now].sort()).toEqual([...present].sort());
      expect(now.filter((each) => dragged.includes(each))).toEqual(
        dragged.filter((each) => present.includes(each)),
      );
    }),
  );
});
