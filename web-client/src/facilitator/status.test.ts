import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest, Workshop } from "../protocol/workshop";
import { focusOf } from "../workshop/focus";
import {
  isWriting,
  type PhaseView,
  phaseView,
  states,
  type TableStatus,
  tableStatus,
} from "../workshop/table-state";
import { someActivity, someDigest, someTable, workshopIn } from "../workshop/workshop.fixture";
import { Free } from "./free";
import { inOrder, keptRows } from "./order-of-tables";
import { byNeed, countStates, suggestionFor } from "./status";

const NOW = 1_000_000_000;
const activity = someActivity();
const gathering: PhaseView = {
  written: true,
  working: true,
  begun: true,
  held: {},
  elapsed: 200_000,
  focus: focusOf(workshopIn(activity, "look"), activity),
};
const writing: PhaseView = {
  ...gathering,
  focus: focusOf(workshopIn(activity, "choose"), activity),
};
const lobby = phaseView(workshopIn(activity, "lobby"), activity, NOW);
const twoFinds = { count: 2, links: 0, stars: 0, categories: {}, rounds: {}, top: [], newest: [] };
const digest = someDigest({ cards: { finds: twoFinds }, people: 6, lastEdit: NOW - 10_000 });

const statusOf = (
  change: Partial<Digest>,
  view = gathering,
  seat: { help?: number | null; claim?: object | null; locked?: boolean } = {},
) => tableStatus({ ...someTable(), ...seat }, { ...digest, ...change }, 6, view, NOW);
const kindOf = (...of: Parameters<typeof statusOf>) => statusOf(...of).kind;

describe("a table's state", () => {
  test("[W43] help comes before everything, and then help that is on its way", () => {
    expect(statusOf({ lastEdit: NOW }, writing, { help: NOW - 5000 })).toMatchObject({
      kind: "help",
      ms: 5000,
    });
    expect(kindOf({ people: 0 }, writing, { help: NOW, claim: { by: "Ana" } })).toBe("claimed");
  });

  test("[W43] a place without an edit of the last seconds is not typing", () => {
    expect(kindOf({ lastEdit: NOW - 4000, writing: "aim" })).toBe("typing");
    const stale = { ...digest, lastEdit: NOW - 6000, writing: "aim" };
    expect(kindOf(stale)).toBe("working");
    expect(isWriting(stale, "aim", NOW)).toBe(false);
    expect(isWriting({ ...stale, lastEdit: NOW - 1000 }, "aim", NOW)).toBe(true);
  });

  test("[W43] a minute without a word is quiet, unless the table says that it is ready", () => {
    const silent = { lastEdit: NOW - 80_000 };
    expect(statusOf(silent)).toMatchObject({ kind: "quiet", ms: 80_000 });
    expect(kindOf({ ...silent, ready: true })).toBe("ready");
    expect(kindOf({ lastEdit: NOW - 59_999 })).toBe("working");
  });

  test("nobody is quiet before the clock has run for a minute, or while it stands", () => {
    const silent = { lastEdit: null };
    expect(kindOf(silent, { ...gathering, elapsed: 30_000 })).toBe("working");
    expect(kindOf(silent, { ...gathering, working: false })).toBe("working");
    expect(statusOf(silent)).toMatchObject({ kind: "quiet", ms: 200_000 });
  });

  test("[W43] nobody is quiet who was asked to be: whose pens are down, and who writes in silence", () => {
    const silent = { lastEdit: NOW - 80_000 };
    expect(kindOf(silent, gathering, { locked: true })).toBe("working");
    const running = { state: "running", length: 200_000, deadline: NOW + 20_000 } as const;
    const viewIn = (silence: Workshop["silence"]) =>
      phaseView(workshopIn(activity, "look", { timer: running, silence }), activity, NOW);
    const asked = { pairs: false, since: NOW - 90_000, written: { 3: 1 }, together: [] };
    expect(kindOf(silent, viewIn({ asked: [], present: null }))).toBe("quiet");
    expect(kindOf(silent, viewIn({ asked: [], present: asked }))).toBe("working");
  });

  test("[W43] nobody is quiet who could not write a minute ago: pens were down, or the clock stood", () => {
    const free = new Free();
    const table = someTable();
    const seen = { ...digest, lastEdit: NOW - 180_000 };
    const kindAt = (at: number, change: { locked?: boolean; working?: boolean }) => {
      const view = { ...gathering, working: change.working ?? true };
      const seat = { ...table, locked: change.locked ?? false };
      return tableStatus(seat, seen, 6, view, at, free.since(seat, view, at)).kind;
    };
    expect(kindAt(NOW, {})).toBe("quiet");
    expect(kindAt(NOW + 1000, { locked: true })).toBe("working");
    expect(kindAt(NOW + 200_000, {})).toBe("working");
    expect(kindAt(NOW + 259_999, {})).toBe("working");
    expect(kindAt(NOW + 260_000, {})).toBe("quiet");
    expect(kindAt(NOW + 270_000, { working: false })).toBe("working");
    expect(kindAt(NOW + 500_000, {})).toBe("working");
    expect(kindAt(NOW + 560_000, {})).toBe("quiet");
  });

  test("[W43] [W47] who writes in silence what nobody sees yet has something all the same", () => {
    const held = { ...gathering, working: false, held: { 3: 1 } };
    expect(kindOf({ cards: {} }, held)).toBe("working");
    expect(kindOf({ cards: {} }, { ...held, held: { 3: 0, 4: 2 } })).toBe("nothing");
  });

  test("[W43] nobody is ready where tables write nothing, whatever they said before", () => {
    const said = { ready: true, texts: { aim: "Late alerts", speech: "Imagine" } };
    for (const { id, sheet, clock } of activity.phases) {
      const workshop = workshopIn(activity, id, { timer: { state: "ready", length: 60_000 } });
      const kind = kindOf(said, phaseView(workshop, activity, NOW));
      expect(kind === "ready", id).toBe(sheet !== null && clock !== "turns");
    }
    const talks = phaseView(workshopIn(activity, "talks"), activity, NOW);
    expect(kindOf({ ...said, people: 4 }, talks)).toBe("working");
  });

  test("[W43] who has nothing of what the phase is about has nothing yet, also while they type", () => {
    expect(kindOf({})).toBe("working");
    expect(kindOf({ cards: {} })).toBe("nothing");
    expect(kindOf({ lastEdit: NOW, ready: true }, writing)).toBe("nothing");
    expect(kindOf({ texts: { aim: "Late alerts" } }, writing)).toBe("working");
  });

  test("a phone that is gone matters until the table is ready; all gone matter always", () => {
    expect(statusOf({ people: 4 })).toMatchObject({ kind: "offline", offline: 2 });
    expect(kindOf({ people: 4, ready: true })).toBe("ready");
    expect(kindOf({ people: 0, ready: true })).toBe("offline");
    expect(statusOf({ people: 9 }).offline).toBe(0);
  });

  test("before the work begins tables are seated or empty", () => {
    expect(kindOf({ cards: {} }, lobby)).toBe("seated");
    expect(tableStatus(someTable(), undefined, 0, writing, NOW)).toEqual({
      kind: "empty",
      ms: null,
      offline: 0,
      joined: 0,
    });
  });
});

const anyRow = fc
  .record({
    number: fc.integer({ min: 1, max: 60 }),
    joined: fc.integer({ min: 0, max: 8 }),
    people: fc.integer({ min: 0, max: 8 }),
    ready: fc.boolean(),
    help: fc.option(fc.integer({ min: NOW - 600_000, max: NOW })),
    age: fc.option(fc.integer({ min: 0, max: 300_000 })),
    found: fc.boolean(),
    place: fc.constantFrom(null, "aim", "finds"),
    working: fc.boolean(),
    texts: fc.boolean(),
  })
  .map(({ number, joined, age, found, place, working, texts, help, ...rest }) => {
    const seen: Digest = {
      ...digest,
      ...rest,
      help,
      cards: found ? { finds: twoFinds } : {},
      lastEdit: age === null ? null : NOW - age,
      writing: place,
    };
    const view = { ...(texts ? writing : gathering), working };
    const table = { ...someTable(), number };
    return { table, digest: seen, view, status: tableStatus(table, seen, joined, view, NOW) };
  });

describe("all tables", () => {
  test("[W43] what a state says is true, whatever tables do", () => {
    fc.assert(
      fc.property(anyRow, ({ digest: seen, status, view }) => {
        const has = view.focus.gathering ? seen.cards.finds !== undefined : false;
        if (status.kind === "working" || status.kind === "typing" || status.kind === "quiet") {
          expect(has).toBe(true);
          expect(seen.ready).toBe(false);
        }
        if (status.kind === "typing") {
          expect(NOW - (seen.lastEdit ?? 0)).toBeLessThan(5000);
        }
        if (status.kind === "quiet") {
          expect(status.ms).toBeGreaterThanOrEqual(60_000);
        }
        expect(status.kind === "help").toBe(seen.help !== null);
      }),
    );
  });

  test("[W43] each is counted once, and sorted where its state stands in the one order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ table }) => table.number }), (rows) => {
        const counts = countStates(rows.map(({ status }) => status));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        const numbers = byNeed(rows);
        const sorted = inOrder(rows, numbers);
        expect(sorted.map(({ table }) => table.number)).toEqual(numbers);
        const places = sorted.map(({ status }) => states.indexOf(status.kind));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  test("[W44] an order that was found before stays, and tables that it does not know come last", () => {
    const rows = [4, 1, 3, 2].map((number) => ({
      table: { number },
      status: statusOf({}),
    }));
    expect(inOrder(rows, [3, 1]).map(({ table }) => table.number)).toEqual([3, 1, 2, 4]);
  });

  test("[W44] what a filter has shown stays where it is, and what comes to be so stands after it", () => {
    const row = (number: number, lastEdit: number) => ({
      table: { number },
      status: statusOf({ lastEdit }),
    });
    const [typing, working] = [NOW - 1000, NOW - 20_000];
    const numbers = (rows: readonly { table: { number: number } }[]) =>
      rows.map(({ table }) => table.number);
    const first = keptRows([row(1, typing), row(2, working), row(3, typing)], "typing", []);
    expect(numbers(first)).toEqual([1, 3]);
    const then = [row(1, working), row(2, typing), row(3, typing)];
    expect(numbers(keptRows(then, "typing", numbers(first)))).toEqual([1, 3, 2]);
    expect(numbers(keptRows(then, "typing", []))).toEqual([2, 3]);
    expect(numbers(keptRows(then.slice(1), "typing", numbers(first)))).toEqual([3, 2]);
  });

  test("[W44] most or all that are ready suggest something, but nobody does not", () => {
    const is = (kind: TableStatus["kind"], joined = 5): TableStatus => ({
      kind,
      ms: null,
      offline: 0,
      joined,
    });
    const three = [is("ready"), is("ready"), is("ready")];
    expect(suggestionFor([...three, is("typing")], 200_000)).toBe("a-minute");
    expect(suggestionFor([...three, is("typing")], 60_000)).toBeNull();
    expect(suggestionFor([...three, is("typing")], -5)).toBe("a-minute");
    expect(suggestionFor([...three, is("help"), is("quiet")], 200_000)).toBeNull();
    expect(suggestionFor([...three, is("empty", 0)], 200_000)).toBe("go-on");
    expect(suggestionFor([is("empty", 0)], 200_000)).toBeNull();
  });
});
