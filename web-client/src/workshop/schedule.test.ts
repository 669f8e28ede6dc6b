import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PHASE_LENGTH } from "../protocol/commands";
import type { Timing } from "../protocol/workshop";
import { fitted, type OpenStep, projected, restOf, standing, total } from "./schedule";
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
        },
      },
      timer: { state: "paused", length: MINUTE, remaining: 15_000 },
    });
    expect(restOf(workshop, activity, timing, now)).toEqual({
      from: now + 15_000,
      open: [{ id: "talks", length: MINUTE, times: 1 }],
    });
  });

  test("[M22] nothing begins before the start", () => {
    const later = { ...timing, plan: { ...timing.plan, start: now + MINUTE } };
    const lobby = workshopIn(activity, "lobby");
    expect(restOf(lobby, activity, later, now).from).toBe(now + MINUTE);
    expect(restOf(lobby, activity, later, now + 2 * MINUTE).from).toBe(now + 2 * MINUTE);
    expect(restOf(workshopIn(activity, "look"), activity, later, now).from).toBe(now);
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
    expect(standing(rest, now + 39 * MINUTE).proposal).not.toBeNull();
    expect(standing(rest, now + 41 * MINUTE)).toMatchObject({ over: -31 * MINUTE, proposal: null });
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
