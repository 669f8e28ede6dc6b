import { describe, expect, test } from "vitest";
import { partnersOf, tablesWriting, writtenIn } from "./silence";

const people = (...ids: string[]) => ids.map((id) => ({ id }));

import { someTable, someWorkshop } from "./workshop.fixture";

describe("pairs at a table", () => {
  test.each([
    [["a"], "a", []],
    [["a", "b"], "a", ["b"]],
    [["a", "b", "c"], "c", ["a", "b"]],
    [["a", "b", "c", "d"], "c", ["d"]],
    [["a", "b", "c", "d", "e"], "b", ["a"]],
    [["a", "b", "c", "d", "e"], "d", ["c", "e"]],
    [["a", "b"], "gone", []],
  ])("[M39] of %j, %s is with %j", (all, id, partners) => {
    expect(partnersOf(people(...all), id).map((person) => person.id)).toEqual(partners);
  });

  test("[M39] whoever is somebody's partner has them for a partner, at every size", () => {
    for (let size = 2; size <= 20; size += 1) {
      const all = people(...Array.from({ length: size }, (_, at) => `p${at}`));
      for (const { id } of all) {
        const partners = partnersOf(all, id);
        expect(partners.length).toBeGreaterThan(0);
        expect(partners.length).toBeLessThan(3);
        for (const partner of partners) {
          expect(partnersOf(all, partner.id)).toContainEqual({ id });
        }
      }
    }
  });
});

test("[M40] a table is waited for while somebody there has not written", () => {
  const workshop = someWorkshop({
    tables: [someTable({ number: 1 }), someTable({ number: 2 }), someTable({ number: 3 })],
    participants: [
      { id: "a", name: "Ana", table: 1 },
      { id: "b", name: "Bo", table: 1 },
      { id: "c", name: "Cleo", table: 2 },
    ],
    silence: { asked: [], present: { pairs: false, since: 1, written: { 1: 1, 2: 1 } } },
  });
  expect(tablesWriting(workshop)).toEqual([1]);
});

test("[M40] who has written is counted over all tables", () => {
  expect(writtenIn({ asked: [], present: null })).toBe(0);
  const present = { pairs: false, since: 1, written: { 1: 3, 4: 2 } };
  expect(writtenIn({ asked: [], present })).toBe(5);
});
