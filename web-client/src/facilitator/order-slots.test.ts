import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasMoved, keptSlots, rowNames, type Slot } from "./order-slots";

const slots = (words: string): Slot<string>[] =>
  words.split(" ").map((word) => ({ key: word.replace("-", ""), gone: word.startsWith("-") }));
const inWords = (of: readonly Slot<string>[]) =>
  of.map(({ key, gone }) => (gone ? `-${key}` : key)).join(" ");

describe("[W45] the rows of an order that others change", () => {
  test.each([
    ["the first is called", "a b c", "b c", "-a b c"],
    ["the next is called", "-a b c", "c", "-a -b c"],
    ["one further down is called", "a b c", "a c", "a -b c"],
    ["the last one is called", "a b c", "a b", "a b -c"],
    ["a call is taken back", "-a -b c", "b c", "-a b c"],
    ["one is skipped", "a b c d", "a c d b", "a -b c d b"],
    ["that is taken back", "a -b c d b", "a b c d", "a b c d -b"],
    ["one is added", "a b", "a b c", "a b c"],
    ["another order is drawn", "a b c d", "d b a c", "d b a c"],
    ["one is put before others", "a b c d", "a d b c", "a d b c"],
  ])("as %s", (_, before, order, after) => {
    expect(inWords(keptSlots(slots(before), order.split(" ")))).toBe(after);
  });

  const order = fc.uniqueArray(fc.nat(60), { maxLength: 60 });

  test("are always the order itself, whatever is done to it", () => {
    fc.assert(
      fc.property(fc.array(order), (orders) => {
        let now: readonly Slot<number>[] = [];
        for (const each of orders) {
          now = keptSlots(now, each);
          expect(now.filter(({ gone }) => !gone).map(({ key }) => key)).toEqual(each);
        }
      }),
    );
  });

  test("stay where they are while tables are called and skipped", () => {
    const acts = fc.array(fc.record({ at: fc.nat(60), skipped: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(order, acts, (first, done) => {
        let [present, now] = [first, keptSlots<number>([], first)];
        for (const { at, skipped } of done) {
          const key = present[at % Math.max(1, present.length)];
          if (key !== undefined) {
            const others = present.filter((each) => each !== key);
            present = skipped ? [...others, key] : others;
            const before = now;
            now = keptSlots(before, present);
            expect(new Set(rowNames(now)).size).toBe(now.length);
            for (const [index, slot] of before.entries()) {
              expect(slot.gone || slot.key === key || now[index]).toEqual(
                slot.gone || slot.key === key || slot,
              );
            }
          }
        }
      }),
    );
  });

  test("are told apart, however often the same ones are put behind the others", () => {
    let now: readonly Slot<string>[] = [];
    for (const order of ["a b", "b a", "a b", "b a"]) {
      now = keptSlots(now, order.split(" "));
    }
    expect(inWords(now)).toBe("-a -b -a b a");
    expect(rowNames(now)).toEqual(["a 0", "b 0", "a 1", "b 1", "a 2"]);
  });

  test("have moved when one stands elsewhere, not when one has gone", () => {
    expect(hasMoved(slots("a b c"), slots("-a b c"))).toBe(false);
    expect(hasMoved(slots("a b c"), slots("a b c d"))).toBe(false);
    expect(hasMoved(slots("a b c"), slots("b c"))).toBe(true);
    expect(hasMoved(slots("a b c"), slots("c b a"))).toBe(true);
    expect(hasMoved([], slots("c b a"))).toBe(false);
  });
});
