import { describe, expect, test } from "vitest";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { focusOf } from "../workshop/focus";
import { someActivity, someDigest, someTable, workshopIn } from "../workshop/workshop.fixture";
import { type PhaseView, phaseView, tableStatus } from "./status";

const NOW = 1_000_000_000;
const activity = someActivity();
const gathering: PhaseView = {
  working: true,
  begun: true,
  elapsed: 200_000,
  focus: focusOf(workshopIn(activity, "look"), activity),
};
const writing: PhaseView = {
  ...gathering,
  focus: focusOf(workshopIn(activity, "choose"), activity),
};
const table = someTable();
const twoFinds = { count: 2, links: 0, stars: 0, categories: {}, rounds: {}, top: [], newest: [] };
const digest = someDigest({ cards: { finds: twoFinds }, people: 6, lastEdit: NOW - 10_000 });

const statusOf = (change: Partial<Digest>, view = gathering, seat: Partial<WorkshopTable> = {}) =>
  tableStatus({ ...table, ...seat }, { ...digest, ...change }, 6, view, NOW);

describe("a table's status", () => {
  test("help comes before everything", () => {
    expect(statusOf({ writing: "speech" }, writing, { help: NOW - 5 })).toMatchObject({
      status: { kind: "help", since: NOW - 5 },
      needs: ["help", "nothing"],
    });
  });

  test("who types is not quiet, even where the clock has long run", () => {
    expect(statusOf({ lastEdit: NOW - 3000 }).status).toEqual({ kind: "typing" });
    expect(statusOf({ writing: "aim" }, writing).status).toEqual({ kind: "typing" });
  });

  test("a minute without a word is quiet, unless the table says that it is ready", () => {
    const silent = { lastEdit: NOW - 80_000 };
    expect(statusOf(silent)).toMatchObject({ status: { kind: "quiet", ms: 80_000 } });
    expect(statusOf({ ...silent, ready: true }).status).toEqual({ kind: "ready" });
    expect(statusOf({ lastEdit: NOW - 59_999 }).status).toEqual({ kind: "on-track" });
  });

  test("nobody is quiet before the clock has run for a minute, or while it stands", () => {
    const silent = { lastEdit: null };
    expect(statusOf(silent, { ...gathering, elapsed: 30_000 }).status).toEqual({
      kind: "on-track",
    });
    expect(statusOf(silent, { ...gathering, working: false }).status).toEqual({ kind: "on-track" });
    expect(statusOf(silent).status).toEqual({ kind: "quiet", ms: 200_000 });
  });

  test("who has nothing of what the phase is about has nothing yet", () => {
    expect(statusOf({}).status).toEqual({ kind: "on-track" });
    expect(statusOf({ cards: {} }).status).toEqual({ kind: "nothing" });
    expect(statusOf({}, writing)).toMatchObject({
      status: { kind: "nothing" },
      needs: ["nothing"],
    });
    expect(statusOf({ texts: { aim: "Late alerts" } }, writing).status).toEqual({
      kind: "on-track",
    });
  });

  test("phones that joined and are gone are counted", () => {
    expect(statusOf({ people: 4 })).toMatchObject({ offline: 2, needs: ["offline"] });
    expect(statusOf({ people: 9 }).offline).toBe(0);
  });

  test("a table none of whose phones is there is not on track", () => {
    expect(statusOf({ people: 0 }).status).toEqual({ kind: "all-offline" });
  });

  test("before the work begins tables are seated", () => {
    const lobby = phaseView(workshopIn(activity, "lobby"), activity, NOW);
    expect(statusOf({ cards: {} }, lobby).status).toEqual({ kind: "seated" });
  });

  test("an empty table needs nothing", () => {
    expect(tableStatus(table, undefined, 0, writing, NOW)).toEqual({
      status: { kind: "empty" },
      offline: 0,
      joined: 0,
      needs: [],
    });
  });
});
