import { signal } from "@preact/signals";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field } from "../protocol/activity";
import type { Digest, Workshop } from "../protocol/workshop";
import { fieldsNamed } from "../workshop/focus";
import { phaseView, progressOf, takingPart } from "../workshop/table-state";
import {
  someActivity,
  someCards,
  someDigest,
  someTable,
  workshopIn,
} from "../workshop/workshop.fixture";
import { type Room, writtenBy } from "./room";
import { progressShown, statesShown } from "./states";

const NOW = 1_000_000_000;
const activity = someActivity();
const one = someCards({ count: 1 });
const digest = someDigest({ cards: { finds: one }, people: 3, lastEdit: NOW - 120_000 });

/** A room in this phase, as far as states need it. */
function roomIn(phase: string, digests: readonly Digest[], change: Partial<Workshop> = {}): Room {
  const tables = digests.map((_, index) => someTable({ number: index + 1 }));
  return {
    workshop: signal(workshopIn(activity, phase, { tables, ...change })),
    activity: signal(activity),
    digests: signal(
      new Map(digests.map((each, index) => [index + 1, { ...each, table: index + 1 }])),
    ),
    second: signal(NOW),
  } as unknown as Room;
}
const [aim] = fieldsNamed(activity, ["aim"]) as [Field];
const stateIn = (phase: string, change: Partial<Digest>) =>
  statesShown(roomIn(phase, []))({ ...digest, ...change });

describe("what the room sees of a table", () => {
  test("[M46] is that it is ready, or types", () => {
    expect(stateIn("look", { ready: true })).toBe("ready");
    expect(stateIn("look", { ready: true, lastEdit: NOW })).toBe("ready");
    expect(stateIn("look", { lastEdit: NOW - 1000 })).toBe("typing");
  });

  test("[M46] is nothing where it is quiet, away, has nothing, or nobody is there", () => {
    expect(stateIn("look", {})).toBeNull();
    expect(stateIn("look", { people: 0, ready: true })).toBeNull();
    expect(stateIn("look", { cards: {}, ready: true })).toBeNull();
    expect(statesShown(roomIn("look", []))(undefined)).toBeNull();
  });

  test("[M46] is the same whether it calls for help or not", () => {
    expect(stateIn("look", { help: NOW - 5000 })).toBeNull();
    expect(stateIn("look", { help: NOW - 5000, ready: true })).toBe("ready");
  });
});

describe("how far the room is", () => {
  test("[M46] counts the tables that are ready among those where somebody is, or has written", () => {
    const tables = [
      { ...digest, ready: true },
      { ...digest, people: 0, ready: true },
      { ...digest, help: NOW },
      someDigest(),
    ];
    expect(progressShown(roomIn("look", tables))).toEqual({ ready: 1, tables: 3 });
  });

  test("[M46] is not said where tables write nothing, or in silence, or nobody is in", () => {
    expect(progressShown(roomIn("lobby", [digest]))).toBeNull();
    expect(progressShown(roomIn("close", [digest]))).toBeNull();
    expect(progressShown(roomIn("talks", [{ ...digest, ready: true }]))).toBeNull();
    expect(progressShown(roomIn("look", [someDigest()]))).toBeNull();
    const present = { pairs: false, since: NOW - 9, written: {}, together: [] };
    const silence = { asked: [], present };
    const silent = roomIn("look", [{ ...digest, ready: true }], { silence });
    expect(progressShown(silent)).toBeNull();
    expect(statesShown(silent)({ ...digest, ready: true })).toBeNull();
  });
  test("[M46] counts the tables that there are, not those that were closed", () => {
    const ready = { ...digest, ready: true };
    const tables = [someTable({ number: 1 })];
    expect(progressShown(roomIn("look", [ready, ready], { tables }))).toEqual({
      ready: 1,
      tables: 1,
    });
  });

  test("[M46] is said of the same tables as how many have written, whatever the phase is", () => {
    const tables = [
      { ...digest, texts: { aim: "Buses" }, ready: true },
      { ...digest, people: 0, texts: { aim: "Trees" } },
      { ...digest, texts: {} },
      someDigest(),
    ];
    expect(progressShown(roomIn("choose", tables))?.tables).toBe(3);
    for (const phase of ["choose", "talks", "close"]) {
      const room = roomIn(phase, tables);
      const taking = takingPart(room.workshop.value.tables, room.digests.value);
      expect([writtenBy(taking, aim), taking.length]).toEqual([2, 3]);
      expect(progressShown(room)?.tables ?? taking.length).toBe(taking.length);
    }
  });

  test("[M46] is for who runs the workshop what it is on the screen, whatever the screen is not told", () => {
    const table = fc.record({
      people: fc.nat(2),
      ready: fc.boolean(),
      lastEdit: fc.constantFrom(null, NOW, NOW - 120_000),
      help: fc.constantFrom(null, NOW - 5000),
      cards: fc.constantFrom({}, { finds: one }),
      texts: fc.constantFrom({}, { aim: "Buses" }),
      hides: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(table), (tables) => {
        const hidden = tables.flatMap(({ hides }, index) =>
          hides ? [{ table: index + 1, item: "a card" }] : [],
        );
        const nothing = { texts: {}, roles: {}, cards: {} };
        const full = tables.map((each) => ({
          ...digest,
          ...each,
          shown: each.hides ? nothing : null,
        }));
        const told = full.map((each) => ({ ...each, ...each.shown, help: null, shown: null }));
        const desk = roomIn("look", full, { hidden });
        const view = phaseView(desk.workshop.value, activity, NOW);
        const known = progressOf(desk.workshop.value.tables, desk.digests.value, view, NOW);
        const onScreen = progressShown(roomIn("look", told, { hidden }));
        expect(known).toEqual(onScreen ?? { ready: 0, tables: 0 });
      }),
    );
  });
});
