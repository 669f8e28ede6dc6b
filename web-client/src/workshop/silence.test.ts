import { expect, test } from "vitest";
import { partnersOf, tablesWriting, writtenIn } from "./silence";

import { someTable, someWorkshop } from "./workshop.fixture";

test("[M39] somebody's partners are those whom the server says they are together with", () => {
  const workshop = someWorkshop({
    participants: ["a", "b", "c", "d", "e"].map((id) => ({ id, name: id, table: 1 })),
    silence: {
      asked: [],
      present: {
        pairs: true,
        since: 1,
        written: {},
        together: [["e", "a"], ["b", "c", "gone"], ["d"]],
      },
    },
  });
  const partners = (id: string) => partnersOf(workshop, id).map((person) => person.id);
  expect(partners("a")).toEqual(["e"]);
  expect(partners("c")).toEqual(["b"]);
  expect(partners("d")).toEqual([]);
  expect(partners("nobody")).toEqual([]);
  expect(partnersOf({ ...workshop, silence: { asked: [], present: null } }, "a")).toEqual([]);
});

test("[M40] a table is waited for while somebody there has not written", () => {
  const workshop = someWorkshop({
    tables: [someTable({ number: 1 }), someTable({ number: 2 }), someTable({ number: 3 })],
    participants: [
      { id: "a", name: "Ana", table: 1 },
      { id: "b", name: "Bo", table: 1 },
      { id: "c", name: "Cleo", table: 2 },
    ],
    silence: {
      asked: [],
      present: { pairs: false, since: 1, written: { 1: 1, 2: 1 }, together: [] },
    },
  });
  expect(tablesWriting(workshop)).toEqual([1]);
});

test("[M40] who has written is counted over all tables", () => {
  expect(writtenIn({ asked: [], present: null })).toBe(0);
  const present = { pairs: false, since: 1, written: { 1: 3, 4: 2 }, together: [] };
  expect(writtenIn({ asked: [], present })).toBe(5);
});
