import { describe, expect, test } from "vitest";
import type { Timing, Workshop } from "../protocol/workshop";
import { beganLate, planBar } from "./plan-bar";
import { restOf } from "./schedule";
import { someActivity, someTable, workshopIn } from "./workshop.fixture";

const MINUTE = 60_000;
const activity = someActivity();
const start = 1_800_000_000_000;
const now = start + 6 * MINUTE;
const tables = [1, 2].map((number) => someTable({ number }));
const turns = {
  talks: {
    order: [1, 2],
    done: [],
    presenting: null,
    set: true,
    wrapUp: false,
    answering: { afterEach: false, table: null },
    draws: 0,
  },
};

const timing: Timing = {
  plan: { start, end: null, automatic: {} },
  cues: { since: now, done: [], missed: [] },
  ran: [
    { phase: "lobby", at: start - 9_000 * MINUTE, planned: 0 },
    { phase: "look", at: start + 2 * MINUTE, planned: MINUTE },
    { phase: "choose", at: start + 5 * MINUTE, planned: MINUTE },
  ],
};
const workshop: Workshop = workshopIn(activity, "choose", {
  tables,
  turns,
  timer: { state: "running", length: 2 * MINUTE, deadline: now + MINUTE },
});

function bar(end: number) {
  return planBar(workshop, activity, timing, restOf(workshop, activity, timing, now), now, end);
}

describe("[M22] the plan bar", () => {
  test("shows what ran as it ran, and what comes as it is planned, one after the other", () => {
    const { segments, from, to } = bar(start + 20 * MINUTE);
    expect([from, to]).toEqual([start, start + 20 * MINUTE]);
    const minutes = segments.map(({ phase, place, from, to }) => [
      phase.id,
      place,
      (from - start) / MINUTE,
      (to - start) / MINUTE,
    ]);
    expect(minutes).toEqual([
      ["lobby", "done", 0, 2],
      ["look", "done", 2, 5],
      ["choose", "on", 5, 7],
      ["write", "ahead", 7, 8],
      ["talks", "ahead", 8, 10],
      ["close", "ahead", 10, 20],
    ]);
  });

  test("goes on past the end when the phases do", () => {
    expect(bar(start + 9 * MINUTE)).toMatchObject({
      to: start + 10 * MINUTE,
      end: start + 9 * MINUTE,
    });
  });

  test("tells how late the present phase began", () => {
    expect(beganLate(workshop, activity, timing)).toBe(4 * MINUTE);
    expect(beganLate(workshopIn(activity, "lobby"), activity, timing)).toBeNull();
    const open = { ...timing, plan: { ...timing.plan, start: null } };
    expect(beganLate(workshop, activity, open)).toBeNull();
  });

  test("does not take the making of a workshop without a lobby for its beginning", () => {
    const own = { ...activity, phases: activity.phases.slice(1) };
    const made = { phase: "look", at: start - 1_500 * MINUTE, planned: MINUTE };
    const at = (moment: number, phase: string, ran: Timing["ran"], change: Partial<Workshop>) => {
      const then = workshopIn(own, phase, { tables, turns, ...change });
      const told = { ...timing, ran };
      const rest = restOf(then, own, told, moment);
      const { from } = planBar(then, own, told, rest, moment, start + 20 * MINUTE);
      return { from: (from - start) / MINUTE, late: beganLate(then, own, told) };
    };
    expect(at(start - 3 * MINUTE, "look", [made], {})).toEqual({ from: -3, late: null });
    const running = { state: "running", length: MINUTE, deadline: now } as const;
    expect(at(now, "look", [made], { timer: running })).toEqual({ from: 0, late: null });
    const next = { phase: "choose", at: start + 4 * MINUTE, planned: MINUTE };
    expect(at(now, "choose", [made, next], {})).toEqual({ from: 0, late: 3 * MINUTE });
  });
});
