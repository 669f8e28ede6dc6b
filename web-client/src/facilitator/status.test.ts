import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest, Workshop } from "../protocol/workshop";
import { focusOf } from "../workshop/focus";
import {
  isWriting,
  type PhaseView,
  phaseView,
  states,
  tableStatus,
  takingPart,
} from "../workshop/table-state";
import {
  someActivity,
  someCards,
  someDigest,
  someTable,
  workshopIn,
} from "../workshop/workshop.fixture";
import { Free } from "./free";
import { inOrder, keptCards } from "./order-of-tables";
import type { Place } from "./places";
import { byNeed, countStates, suggestionFor } from "./status";

const NOW = 1_000_000_000;
const activity = someActivity();
const gathering: PhaseView = {
  mayBeReady: true,
  working: true,
  begun: true,
  listening: false,
  held: {},
  mayHaveMore: () => false,
  elapsed: 200_000,
  focus: focusOf(workshopIn(activity, "look"), activity),
};
const writing: PhaseView = {
  ...gathering,
  focus: focusOf(workshopIn(activity, "choose"), activity),
};
/** The time is no guess. */
const known = () => false;
const lobby = phaseView(workshopIn(activity, "lobby"), activity, NOW);
const twoFinds = someCards({ count: 2 });
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
    const free = new Free(() => undefined, known);
    const table = someTable();
    const seen = { ...digest, lastEdit: NOW - 180_000 };
    const kindAt = (at: number, change: { locked?: boolean; working?: boolean }) => {
      const view = { ...gathering, working: change.working ?? true };
      const seat = { ...table, locked: change.locked ?? false };
      return tableStatus(seat, seen, 6, view, at, free.since(seat, seen, view, at)).kind;
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

  test("[W43] a page that is opened just after a pause calls nobody quiet for what it has not seen", () => {
    const resumed = NOW - 20_000;
    const free = new Free(() => resumed, known);
    const table = someTable();
    const seen = { ...digest, lastEdit: NOW - 430_000 };
    const view = { ...gathering, elapsed: 440_000 };
    const kindAt = (at: number) =>
      tableStatus(table, seen, 6, view, at, free.since(table, seen, view, at)).kind;
    expect(kindAt(NOW)).toBe("working");
    expect(kindAt(resumed + 59_999)).toBe("working");
    expect(kindAt(resumed + 60_000)).toBe("quiet");
  });

  test("[W6] [W43] of whom the server knows no last edit nobody is quiet before a minute was listened to", () => {
    const free = new Free(() => NOW - 200_000, known);
    const table = someTable();
    const at = (ms: number, lastEdit: number | null) => {
      const seen = { ...digest, lastEdit };
      const since = free.since(table, seen, gathering, NOW + ms);
      return tableStatus(table, seen, 6, { ...gathering, elapsed: 200_000 + ms }, NOW + ms, since);
    };
    expect(at(0, null).kind).toBe("working");
    expect(at(59_999, null).kind).toBe("working");
    expect(at(60_000, null)).toMatchObject({ kind: "quiet", ms: 60_000 });
    // The connection was gone: what was written meanwhile a server that was started anew does not tell.
    free.connected();
    expect(at(70_000, null).kind).toBe("working");
    expect(at(130_000, null)).toMatchObject({ kind: "quiet", ms: 60_000 });
    // What is known counts, before and after, and what is forgotten again does not count from before.
    expect(at(140_000, NOW + 135_000).kind).toBe("working");
    expect(at(200_000, NOW + 135_000)).toMatchObject({ kind: "quiet", ms: 65_000 });
    expect(at(210_000, null).kind).toBe("working");
    expect(at(270_000, null)).toMatchObject({ kind: "quiet", ms: 60_000 });
  });

  test("[W7] [W43] nobody is quiet by what began while the time was a guess, be it an hour late or early", () => {
    const HOUR = 3_600_000;
    const table = someTable();
    for (const off of [-HOUR, HOUR]) {
      for (const lastEdit of [null, NOW - 80_000]) {
        let guessed = false;
        const free = new Free(
          () => undefined,
          () => guessed,
        );
        const at = (ms: number, locked: boolean) => {
          const seat = { ...table, locked };
          const [seen, now] = [{ ...digest, lastEdit }, NOW + ms];
          const view = { ...gathering, elapsed: 2 * HOUR + ms };
          return tableStatus(seat, seen, 6, view, now, free.since(seat, seen, view, now));
        };
        at(-HOUR, true);
        // The device slept an hour; its connection opens, and pens are up again, before it knows.
        free.connected();
        guessed = true;
        expect(at(off, false).kind).not.toBe("quiet");
        guessed = false;
        expect(at(1_000, false).kind).not.toBe("quiet");
        expect(at(60_999, false).kind).not.toBe("quiet");
        expect(at(61_000, false)).toMatchObject({ kind: "quiet", ms: 60_000 });
      }
    }
  });

  test("[W6] [M46] whose phones are away takes part by what is on the flipchart, also where no last edit is known", () => {
    const away = { people: 0, lastEdit: null, cards: {} };
    const takes = (change: Partial<Digest>) =>
      takingPart([table3], new Map([[3, { ...digest, ...away, ...change }]])).length === 1;
    const table3 = someTable({ number: 3 });
    const nothing = { texts: {}, roles: {}, cards: {} };
    const note = { ...someCards().notes, count: 1 };
    expect(takes({})).toBe(false);
    expect(takes({ people: 1 })).toBe(true);
    expect(takes({ lastEdit: NOW - 200_000 })).toBe(true);
    expect(takes({ texts: { aim: "Late alerts" } })).toBe(true);
    expect(takes({ cards: { finds: twoFinds } })).toBe(true);
    expect(takes({ cards: { finds: someCards({ notes: note }) } })).toBe(true);
    // A screen, which says the same number, is told of none of these.
    expect(takes({ texts: { aim: "Rude words" }, shown: nothing })).toBe(false);
    expect(takes({ roles: { speaker: "Ana" }, choices: { topic: "water" } })).toBe(false);
  });

  test("[W43] [W47] who writes in silence what nobody sees yet has something all the same", () => {
    const held = { ...gathering, working: false, held: { 3: 1 } };
    expect(kindOf({ cards: {} }, held)).toBe("working");
    expect(kindOf({ cards: {} }, { ...held, held: { 3: 0, 4: 2 } })).toBe("nothing");
  });

  test("[W43] nobody is ready where tables write nothing, or in silence, whatever they say", () => {
    const said = { ready: true, texts: { aim: "Late alerts", speech: "Imagine" } };
    for (const { id, sheet, clock } of activity.phases) {
      const workshop = workshopIn(activity, id, { timer: { state: "ready", length: 60_000 } });
      const kind = kindOf(said, phaseView(workshop, activity, NOW));
      expect(kind === "ready", id).toBe(sheet !== null && clock !== "turns");
    }
    const present = { pairs: false, since: NOW, written: {}, together: [] };
    const silent = workshopIn(activity, "look", { silence: { asked: [], present } });
    expect(kindOf(said, phaseView(silent, activity, NOW))).toBe("working");
  });

  test("[W43] who has nothing of what the phase is about has nothing yet, also while they type", () => {
    expect(kindOf({})).toBe("working");
    expect(kindOf({ cards: {} })).toBe("nothing");
    expect(kindOf({ lastEdit: NOW, ready: true }, writing)).toBe("nothing");
    expect(kindOf({ texts: { aim: "Late alerts" } }, writing)).toBe("working");
  });

  test("[W43] who writes only findings has something: at work, typing, quiet or ready as with cards", () => {
    const cards = { finds: someCards({ notes: { count: 1, categories: {}, rounds: {} } }) };
    for (const change of [{}, { lastEdit: NOW }, { lastEdit: NOW - 80_000 }, { ready: true }]) {
      expect(kindOf({ ...change, cards })).toBe(kindOf(change));
    }
    expect(kindOf({ cards, ready: true })).toBe("ready");
  });

  test("[W43] phones that sleep while tables listen are no need, some of them or all", () => {
    const said = { texts: { aim: "Late alerts", speech: "Imagine" } };
    for (const { id, sheet, clock } of activity.phases.slice(1)) {
      const view = phaseView(workshopIn(activity, id), activity, NOW);
      for (const people of [4, 0]) {
        const isNeed = sheet !== null && clock !== "turns";
        expect(kindOf({ ...said, people }, view), id).toBe(isNeed ? "offline" : "working");
      }
      expect(kindOf({ ...said, people: 0 }, view, { help: NOW })).toBe("help");
    }
    // Before the work begins who is in is what counts.
    expect(kindOf({ people: 0 }, lobby)).toBe("offline");
  });

  test("a phone that is gone matters until the table is ready; all gone matter as long as it writes", () => {
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

  describe("the cards that were seen before", () => {
    const [typing, working] = [NOW - 1000, NOW - 20_000];
    const row = (number: number, lastEdit: number) => ({
      table: { number },
      status: statusOf({ lastEdit }),
    });
    const inWords = (places: readonly Place<{ readonly table: { readonly number: number } }>[]) =>
      places.map(({ entry, gone }) => `${entry.table.number}${gone ? " gone" : ""}`).join(", ");

    test("[W44] those that a filter has shown stay, and what comes to be so stands after them", () => {
      const first = keptCards([], [row(1, typing), row(2, working), row(3, typing)], "typing");
      expect(inWords(first)).toBe("1, 3");
      const then = [row(1, working), row(2, typing), row(3, typing)];
      expect(inWords(keptCards(first, then, "typing"))).toBe("1, 3, 2");
      expect(inWords(keptCards([], then, "typing"))).toBe("2, 3");
      expect(inWords(keptCards(first, then.slice(1), "typing"))).toBe("1 gone, 3, 2");
    });

    test("[W45] a table that is gone leaves its place, which is its own again, and one that comes is last", () => {
      const all = [1, 2, 3].map((number) => row(number, working));
      const first = keptCards([], all, null);
      const gone = keptCards(first, [row(1, typing), row(3, working), row(4, working)], null);
      expect(inWords(gone)).toBe("1, 2 gone, 3, 4");
      expect(gone[0]?.entry.status.kind).toBe("typing");
      expect(inWords(keptCards(gone, all, null))).toBe("1, 2, 3, 4 gone");
      // Whoever opens the page while it is gone has no place for it.
      const opened = keptCards([], [row(1, working), row(3, working)], null);
      expect(inWords(keptCards(opened, all, null))).toBe("1, 3, 2");
    });
  });

  test("[W44] most or all that are ready suggest something, but nobody does not", () => {
    expect(suggestionFor({ ready: 3, tables: 4 }, 200_000)).toBe("a-minute");
    expect(suggestionFor({ ready: 3, tables: 4 }, 60_000)).toBeNull();
    expect(suggestionFor({ ready: 3, tables: 4 }, -5)).toBe("a-minute");
    expect(suggestionFor({ ready: 3, tables: 5 }, 200_000)).toBeNull();
    expect(suggestionFor({ ready: 3, tables: 3 }, 200_000)).toBe("go-on");
    expect(suggestionFor({ ready: 0, tables: 0 }, 200_000)).toBeNull();
  });
});
