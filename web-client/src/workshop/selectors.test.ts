import { describe, expect, test } from "vitest";
import type { Workshop } from "../protocol/workshop";
import { ServerClock } from "./clock";
import { countdown } from "./countdown";
import { clockInput, spokenSeconds, turnLength, turnsIn } from "./selectors";
import { canBeReady, isToBeDrawn, isWrittenIn, turnPhase, waitingIn } from "./selectors-later";
import { someActivity, someTable, someWorkshop, workshopIn } from "./workshop.fixture";

describe("[M6] the tables whose turn is still to come", () => {
  const tables = [1, 2, 3, 4].map((number) => someTable({ number }));
  const turns = {
    talks: {
      order: [2, 1],
      done: [4],
      presenting: 3,
      set: true,
      wrapUp: false,
      answering: { afterEach: false, table: null },
      draws: 0,
    },
    again: {
      order: [4, 3, 2, 1],
      done: [],
      presenting: null,
      set: true,
      wrapUp: false,
      answering: { afterEach: false, table: null },
      draws: 0,
    },
  };
  const workshop = someWorkshop({ tables, turns, phase: "talks" });

  test("are those of the order, in each phase of turns its own", () => {
    expect(waitingIn(workshop).map(({ number }) => number)).toEqual([2, 1]);
    expect(waitingIn(workshop, "again").map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(turnsIn(workshop).presenting).toBe(3);
  });

  test("are none in a phase without turns", () => {
    expect(waitingIn(workshop, "lobby")).toEqual([]);
    expect(turnsIn(workshop, "lobby").presenting).toBeNull();
  });
});

describe("with several phases of turns", () => {
  const talks = { clock: "turns", screen: "turns", sheet: "talk", prompt: { lead: "" } };
  const named = (id: string) => ({ ...talks, id, title: id, short: id, colour: "blue" });
  const activity = someActivity({
    phases: [
      { ...named("write"), clock: "whole", screen: "countdown", length: 300 },
      { ...named("first"), length: 60, turns: { order: "drawn", show: ["speech"] } },
      { ...named("between"), clock: "whole", screen: "countdown", length: 300 },
      { ...named("second"), length: 120, turns: { order: "tables", show: ["speech", "aim"] } },
    ],
  });
  const inPhase = (id: string) => workshopIn(activity, id);

  test.each([
    ["write", "first"],
    ["first", "first"],
    ["between", "second"],
    ["second", "second"],
  ])("in %s the turns are those of %s", (phase, turns) => {
    expect(turnPhase(inPhase(phase), activity)?.phase.id).toBe(turns);
  });

  test("a text is measured by the turns in which it is said next", () => {
    expect(turnLength(inPhase("write"), activity, "speech")).toBe(60_000);
    expect(turnLength(inPhase("between"), activity, "speech")).toBe(120_000);
    expect(turnLength(inPhase("write"), activity, "aim")).toBe(120_000);
  });

  test("a text that no turn shows is said in the next turns all the same", () => {
    expect(turnLength(inPhase("write"), activity, "outline")).toBe(60_000);
    expect(turnLength(inPhase("between"), activity, "outline")).toBe(120_000);
    const silent = someActivity({ phases: [] });
    expect(turnLength(workshopIn(silent, ""), silent, "speech")).toBeNull();
  });

  test("it is measured by the length that the turns have now", () => {
    const phases = [
      { id: "write", length: 300_000 },
      { id: "first", length: 90_000 },
    ];
    expect(turnLength({ ...inPhase("write"), phases }, activity, "speech")).toBe(90_000);
  });
});

test("[W43] [M38] tables write where a phase leads to a sheet and they have no turns in it", () => {
  const activity = someActivity();
  const written = activity.phases.filter(isWrittenIn).map(({ id }) => id);
  expect(written).toEqual(["look", "choose", "write"]);
  expect(isWrittenIn(undefined)).toBe(false);
});

test("[W43] [W46] tables can say that they are ready where they write, and not in a silence", () => {
  const activity = someActivity();
  const present = { pairs: false, since: 0, written: {}, together: [] };
  const ready = (silence: Workshop["silence"]) =>
    activity.phases.filter((phase) => canBeReady({ silence }, phase)).map(({ id }) => id);
  expect(ready({ asked: ["write"], present: null })).toEqual(["look", "choose", "write"]);
  expect(ready({ asked: [], present })).toEqual([]);
});

test("[M25] an order is still to be drawn unless it is the tables' own", () => {
  const [phase] = someActivity().phases.filter(({ turns }) => turns !== null);
  const own = { order: "tables", show: ["speech"] };
  expect(isToBeDrawn(someActivity(), "talks")).toBe(true);
  expect(isToBeDrawn(someActivity({ phases: [{ ...phase, turns: own }] }), "talks")).toBe(false);
});

test("a text of 140 words takes a minute at 140 words a minute, an empty one no time", () => {
  expect(spokenSeconds("word ".repeat(140), 140)).toBe(60);
  expect(spokenSeconds(" \n ", 140)).toBe(0);
});

test("a text without spaces takes its time to say, too", () => {
  expect(spokenSeconds("公交车每天晚上都很晚".repeat(28), 140)).toBe(60);
  expect(spokenSeconds("バスはよるおそい、".repeat(28), 140)).toBe(60);
  expect(spokenSeconds("รถเมล์".repeat(140), 140)).toBe(72);
  expect(spokenSeconds("m".repeat(2_800), 140)).toBe(60);
  expect(spokenSeconds("Kraftfahrzeughaft Bus 🚌", 60)).toBe(3);
});

test("[W7] on a page that does not know how long it slept, time that was up is up, and only the digits are gone", () => {
  let [monotonic, wall] = [5_000, 1_790_000_000_000];
  const clock = new ServerClock({ monotonic: () => monotonic, wall: () => wall });
  const activity = someActivity();
  const timer = { state: "running", length: 60_000, deadline: wall - 60_000 } as const;
  const workshop = workshopIn(activity, "look", { timer });
  const shown = () => countdown(clockInput(workshop, activity, clock));
  clock.answer(monotonic, wall);
  const before = shown();
  expect(before).toMatchObject({ level: "over", fraction: 0, digits: "+1:00" });
  wall += 3_600_000;
  clock.tick(true);
  expect(shown()).toEqual({ ...before, known: false, digits: "–:––", mark: null });
  monotonic += 10;
  clock.answer(monotonic, wall);
  expect(shown()).toMatchObject({ level: "over", known: true, digits: "+1:01:00" });
});
