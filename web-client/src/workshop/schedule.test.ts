import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PHASE_LENGTH } from "../protocol/commands";
import type { Timing, Workshop } from "../protocol/workshop";
import { fitted, type OpenStep, projected, restOf, standing, total } from "./schedule";
import { turnsCount } from "./selectors-later";
import { someActivity, someTable, workshopIn } from "./workshop.fixture";

const MINUTE = 60_000;

const step = fc.record({
  id: fc.string(),
  length: fc.integer({ min: PHASE_LENGTH.min, max: PHASE_LENGTH.max }),
  times: fc.integer({ min: 1, max: 60 }),
});
const steps = fc.array(step, { minLength: 1, maxLength: 9 });
const room = fc.integer({ min: -MINUTE, max: 1000 * MINUTE });

const shortest = (of: readonly OpenStep[]) =>
  total(of.map((each) => ({ ...each, length: PHASE_LENGTH.min })));

describe("lengths that fill the time that is left", () => {
  test("[M22] each is a whole number of seconds within the bounds of a phase", () => {
    fc.assert(
      fc.property(steps, room, (open, time) => {
        for (const { length } of fitted(open, time)) {
          expect(length % 1000).toBe(0);
          expect(length).toBeGreaterThanOrEqual(PHASE_LENGTH.min);
          expect(length).toBeLessThanOrEqual(PHASE_LENGTH.max);
        }
      }),
    );
  });

  test("[M22] together they take the time that there is, to less than a second a turn", () => {
    fc.assert(
      fc.property(steps, room, (open, time) => {
        const after = fitted(open, time);
        const left = time - total(after);
        if (time >= shortest(open)) {
          expect(left).toBeGreaterThanOrEqual(0);
        }
        const growing = after.filter(({ length }) => length < PHASE_LENGTH.max);
        if (growing.length > 0) {
          expect(left).toBeLessThan(1000 * Math.min(...growing.map(({ times }) => times)) + 1000);
        }
      }),
    );
  });

  test("[M22] they add up exactly where a step is there that is not one of turns", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 60, max: 14_000 }), (open, seconds) => {
        const all = [...open, { id: "whole", length: 5 * MINUTE, times: 1 }];
        const after = fitted(all, shortest(all) + seconds * 1000);
        fc.pre((after.at(-1)?.length ?? 0) < PHASE_LENGTH.max);
        expect(total(after)).toBe(shortest(all) + seconds * 1000);
      }),
    );
  });

  test("[M22] applied once more, they stay as they are", () => {
    fc.assert(
      fc.property(steps, room, (open, time) => {
        const once = fitted(open, time);
        expect(fitted(once, time)).toEqual(once);
      }),
    );
  });

  test("[M22] of steps alike none becomes longer than one that was longer, but for a second", () => {
    fc.assert(
      fc.property(steps, room, (open, time) => {
        const after = fitted(open, time);
        for (const [i, one] of open.entries()) {
          for (const [j, other] of open.entries()) {
            if (one.times === other.times && one.length <= other.length) {
              expect(after[i]?.length).toBeLessThanOrEqual((after[j]?.length ?? 0) + 1000);
            }
          }
        }
      }),
    );
  });
});

const activity = someActivity();
/** The same without what comes before a phase, so that people gather in that one. */
const activityFrom = (first: string) => {
  const at = activity.phases.findIndex(({ id }) => id === first);
  return { ...activity, phases: activity.phases.slice(at) };
};
const now = 1_800_000_000_000;
const timing: Timing = {
  plan: { start: null, end: null, automatic: {} },
  cues: { since: now, done: [], missed: [] },
  ran: [],
};
const turns = {
  talks: {
    order: [1, 2, 3],
    done: [],
    presenting: null,
    set: true,
    wrapUp: false,
    answering: { afterEach: false, table: null },
    draws: 0,
  },
};
const tables = [1, 2, 3].map((number) => someTable({ number }));

describe("what is still to come", () => {
  test("[M22] a running clock is not changed any more, later phases are, turns count by table", () => {
    const workshop = workshopIn(activity, "look", {
      tables,
      turns,
      timer: { state: "running", length: MINUTE, deadline: now + 20_000 },
    });
    const rest = restOf(workshop, activity, timing, now);
    expect(rest).toEqual({
      from: now + 20_000,
      open: [
        { id: "choose", length: MINUTE, times: 1 },
        { id: "write", length: MINUTE, times: 1 },
        { id: "talks", length: MINUTE, times: 3 },
      ],
    });
    expect(projected(rest)).toBe(now + 20_000 + 5 * MINUTE);
  });

  test("[M22] overtime is not taken from what comes, and a ready clock has all before it", () => {
    const over = { state: "running", length: MINUTE, deadline: now - 40_000 } as const;
    expect(restOf(workshopIn(activity, "look", { timer: over }), activity, timing, now).from).toBe(
      now,
    );
    const ready = restOf(
      workshopIn(activity, "look", { timer: { state: "ready", length: MINUTE } }),
      activity,
      timing,
      now,
    );
    expect(ready.from).toBe(now);
    expect(ready.open[0]?.id).toBe("look");
  });

  test("[M22] a clock that was set before it is started counts for its step, and for the next turn", () => {
    const set = { state: "ready", length: 10 * MINUTE } as const;
    expect(
      restOf(workshopIn(activity, "look", { timer: set }), activity, timing, now).open.slice(0, 2),
    ).toEqual([
      { id: "look", length: 10 * MINUTE, times: 1 },
      { id: "choose", length: MINUTE, times: 1 },
    ]);
    const between = workshopIn(activity, "talks", { tables, turns, timer: set });
    expect(total(restOf(between, activity, timing, now).open)).toBe(12 * MINUTE);
    // Only the present step's clock can have been set.
    const before = workshopIn(activity, "lobby", { timer: set });
    expect(restOf(before, activity, timing, now).open[0]?.length).toBe(MINUTE);
  });

  test("[M22] [M23] what goes on by itself waits for the table that has the most time besides", () => {
    const withExtra = (remaining: number) =>
      workshopIn(activity, "look", {
        tables: [
          someTable({ number: 1, extra: MINUTE }),
          someTable({ number: 2, extra: 5 * MINUTE }),
        ],
        timer: { state: "running", length: MINUTE, deadline: now + remaining },
      });
    const advance = { advance: true, atWarning: null, atZero: null };
    const byItself = { ...timing, plan: { ...timing.plan, automatic: { look: advance } } };
    const from = (remaining: number, of: Timing) =>
      restOf(withExtra(remaining), activity, of, now).from - now;
    expect(from(20_000, byItself)).toBe(20_000 + 5 * MINUTE);
    expect(from(-MINUTE, byItself)).toBe(4 * MINUTE);
    expect(from(-6 * MINUTE, byItself)).toBe(0);
    // Otherwise the facilitator goes on when they like.
    expect(from(20_000, timing)).toBe(20_000);
  });

  test("[M22] among turns, what the present one takes is left, and those that wait are open", () => {
    const workshop = workshopIn(activity, "talks", {
      tables,
      turns: {
        talks: {
          order: [3],
          done: [1],
          presenting: 2,
          set: true,
          wrapUp: false,
          answering: { afterEach: false, table: null },
          draws: 0,
        },
      },
      timer: { state: "paused", length: MINUTE, remaining: 15_000 },
    });
    expect(restOf(workshop, activity, timing, now)).toEqual({
      from: now + 15_000,
      open: [{ id: "talks", length: MINUTE, times: 1 }],
    });
  });

  const person = (table: number) => ({ id: `p${table}`, name: "Ana", table });
  const withSeats = (at: readonly number[], phase: string, change: Partial<Workshop> = {}) =>
    workshopIn(activity, phase, { tables, turns, participants: at.map(person), ...change });

  test("[M22] before the beginning all tables that wait take their time, whoever has come so far", () => {
    const filling = [[], [2], [2, 3], [1, 2, 3]];
    for (const at of filling) {
      const lobby = withSeats(at, "lobby");
      expect(restOf(lobby, activity, timing, now).open.at(-1)?.times, `${at}`).toBe(3);
      expect(turnsCount(lobby, activity, "talks"), `${at}`).toBe(3);
    }
    // Where the first phase has a clock people gather in it, until that is started, or a table is called.
    const begun: [string, Partial<Workshop>][] = [
      ["look", { timer: { state: "running", length: MINUTE, deadline: now + MINUTE } }],
      ["talks", { turns: { talks: { ...turns.talks, order: [1, 3], presenting: 2 } } }],
    ];
    for (const [first, running] of begun) {
      const gathering = activityFrom(first);
      for (const at of filling) {
        expect(turnsCount(withSeats(at, first), gathering, "talks"), `${first} ${at}`).toBe(3);
      }
      expect(turnsCount(withSeats([2, 3], first, running), gathering, "talks"), first).toBe(2);
    }
  });

  test("[M6] [M22] from then on tables where nobody has a seat take no time, until somebody sits down", () => {
    const seated = (...at: number[]) =>
      restOf(withSeats(at, "look"), activity, timing, now).open.at(-1);
    expect(seated(2)).toEqual({ id: "talks", length: MINUTE, times: 1 });
    expect(seated(2, 3)?.times).toBe(2);
    // Where nobody is anywhere, all are expected.
    expect(seated()?.times).toBe(3);
    // The list of steps says the same number, and goes on saying it while tables have had theirs.
    const count = (at: number[], phase: string, change: Partial<Workshop> = {}) =>
      turnsCount(withSeats(at, phase, change), activity, "talks");
    for (const at of [[2], [2, 3], []]) {
      expect(count(at, "look")).toBe(seated(...at)?.times);
    }
    const talks = { ...turns.talks, order: [1, 3], done: [2] };
    expect(count([2, 3], "talks", { turns: { talks } })).toBe(2);
    const presenting = { ...turns.talks, order: [1], done: [2], presenting: 3 };
    expect(count([2, 3], "talks", { turns: { talks: presenting } })).toBe(2);
  });

  test("[M22] nothing begins before the start", () => {
    const later = { ...timing, plan: { ...timing.plan, start: now + MINUTE } };
    const lobby = workshopIn(activity, "lobby");
    expect(restOf(lobby, activity, later, now).from).toBe(now + MINUTE);
    expect(restOf(lobby, activity, later, now + 2 * MINUTE).from).toBe(now + 2 * MINUTE);
    expect(restOf(workshopIn(activity, "look"), activity, later, now).from).toBe(now);
    // Where people gather in a phase with a clock it begins as that is started, or a table is called.
    const from = (first: string, change: Partial<Workshop> = {}) =>
      restOf(workshopIn(activity, first, change), activityFrom(first), later, now).from - now;
    expect(from("look")).toBe(MINUTE);
    expect(from("look", { timer: { state: "paused", length: MINUTE, remaining: 30_000 } })).toBe(
      30_000,
    );
    expect(from("talks", { turns })).toBe(MINUTE);
    expect(from("talks", { turns: { talks: { ...turns.talks, presenting: 1 } } })).toBe(0);
    expect(from("talks", { turns: { talks: { ...turns.talks, done: [1] } } })).toBe(0);
    expect(restOf(workshopIn(activity, "choose"), activityFrom("look"), later, now).from).toBe(now);
  });
});

describe("how the plan stands against the end", () => {
  const rest = { from: now, open: [{ id: "a", length: 10 * MINUTE, times: 1 }] };

  test("[M22] over, ahead, and on time", () => {
    expect(standing(rest, now + 8 * MINUTE)).toMatchObject({ over: 2 * MINUTE, fits: true });
    expect(standing(rest, now + 8 * MINUTE).change).toBeCloseTo(-0.2);
    expect(standing(rest, now + 12 * MINUTE)).toMatchObject({ over: -2 * MINUTE, fits: true });
    expect(standing(rest, now + 10 * MINUTE + 20_000).proposal).toBeNull();
  });

  test("[M22] what is left is not stretched without measure", () => {
    const booked = (minutes: number) => standing(rest, now + minutes * MINUTE);
    expect(booked(39)).toMatchObject({ farLonger: false });
    expect(booked(39).proposal).not.toBeNull();
    // And then it is said why there is nothing to press.
    expect(booked(41)).toMatchObject({ over: -31 * MINUTE, proposal: null, farLonger: true });
    expect(standing({ from: now, open: [] }, now + MINUTE).farLonger).toBe(false);
  });

  test("[M22] when even the shortest lengths end too late, that is said", () => {
    expect(standing(rest, now + 5_000)).toMatchObject({ fits: false });
    expect(standing({ from: now, open: [] }, now - MINUTE)).toMatchObject({
      over: MINUTE,
      proposal: null,
      fits: false,
    });
  });

  test("[M22] what was applied is proposed no more", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 600 }), (open, minutes) => {
        const end = now + shortest(open) + minutes * MINUTE;
        const { proposal } = standing({ from: now, open }, end);
        if (proposal !== null) {
          expect(standing({ from: now, open: proposal }, end).proposal).toBeNull();
        }
      }),
    );
  });
});
