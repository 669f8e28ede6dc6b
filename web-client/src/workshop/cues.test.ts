import { describe, expect, test } from "vitest";
import type { Timing, Workshop } from "../protocol/workshop";
import { awaitedCues, isClockForgotten } from "./cues";
import { presentPhase } from "./selectors";
import { someActivity, someTable, workshopIn } from "./workshop.fixture";

const activity = someActivity();
const now = 1_800_000_000_000;
const everything = { look: { advance: true, atWarning: "Soon", atZero: "Now" } };

function timing(change: Partial<Timing["cues"]> = {}): Timing {
  return {
    plan: { start: null, end: null, automatic: everything },
    cues: { since: now, done: [], missed: [], ...change },
    ran: [],
  };
}

/** A phase of a minute, which warns at 12 s. */
function awaited(left: number, cues: Partial<Timing["cues"]> = {}, change: Partial<Workshop> = {}) {
  const workshop = workshopIn(activity, "look", {
    timer: { state: "running", length: 60_000, deadline: now + left },
    ...change,
  });
  const present = presentPhase(workshop, activity);
  return present === undefined ? [] : awaitedCues(workshop, timing(cues), present, now);
}

describe("[M23] what happens by itself", () => {
  test("is said as long as it may still happen", () => {
    expect(awaited(30_000)).toEqual(["warning", "zero", "advance"]);
    expect(awaited(12_000)).toEqual(["zero", "advance"]);
    expect(awaited(0)).toEqual([]);
    expect(awaited(-5_000, {}, { tables: [someTable({ extra: 60_000 })] })).toEqual(["advance"]);
  });

  test("is not said again once it was done or missed, nor in a phase where nobody asked", () => {
    expect(awaited(30_000, { done: ["warning"], missed: ["advance"] })).toEqual(["zero"]);
    expect(awaited(30_000, {}, { phase: "choose" })).toEqual([]);
  });

  test("is said of a clock that has yet to start", () => {
    expect(awaited(0, {}, { timer: { state: "ready", length: 60_000 } })).toHaveLength(3);
  });
});

test("[M23] a clock that stands for a minute is forgotten, a running one never", () => {
  const ready = workshopIn(activity, "look", { timer: { state: "ready", length: 60_000 } });
  expect(isClockForgotten(ready, timing(), now + 59_999)).toBe(false);
  expect(isClockForgotten(ready, timing(), now + 60_000)).toBe(true);
  const running = { state: "running", length: 60_000, deadline: now } as const;
  expect(isClockForgotten({ ...ready, timer: running }, timing(), now + 99_999)).toBe(false);
});
