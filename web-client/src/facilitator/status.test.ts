import { describe, expect, test } from "vitest";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { type PhaseView, tableStatus } from "./status";

const NOW = 1_000_000_000;
const scanning: PhaseView = {
  working: true,
  begun: true,
  elapsed: 200_000,
  challengeDue: false,
};
const writing: PhaseView = { ...scanning, challengeDue: true };
const table: WorkshopTable = {
  number: 3,
  city: "Gary, IN",
  label: "",
  locked: false,
  extra: 0,
  help: null,
  startedAt: null,
};
const digest: Digest = {
  table: 3,
  challenge: "",
  challengeSource: null,
  pitch: "",
  presenter: "",
  ready: false,
  players: 2,
  partnerships: 0,
  stars: 0,
  sectors: {},
  top: [],
  people: 6,
  lastEdit: NOW - 10_000,
  writing: null,
  help: null,
};

const statusOf = (change: Partial<Digest>, view = scanning, seat: Partial<WorkshopTable> = {}) =>
  tableStatus({ ...table, ...seat }, { ...digest, ...change }, 6, view, NOW);

describe("a table's status", () => {
  test("help comes before everything", () => {
    expect(statusOf({ writing: "pitch" }, writing, { help: NOW - 5 })).toMatchObject({
      status: { kind: "help", since: NOW - 5 },
      needs: ["help", "no-challenge"],
    });
  });

  test("who types is not quiet, even where the clock has long run", () => {
    expect(statusOf({ lastEdit: NOW - 3000 }).status).toEqual({ kind: "typing" });
    expect(statusOf({ writing: "challenge" }, writing).status).toEqual({ kind: "typing" });
  });

  test("a minute without a word is quiet, unless the table says that it is ready", () => {
    const silent = { lastEdit: NOW - 80_000 };
    expect(statusOf(silent)).toMatchObject({ status: { kind: "quiet", ms: 80_000 } });
    expect(statusOf({ ...silent, ready: true }).status).toEqual({ kind: "ready" });
    expect(statusOf({ lastEdit: NOW - 59_999 }).status).toEqual({ kind: "on-track" });
  });

  test("nobody is quiet before the clock has run for a minute, or while it stands", () => {
    const silent = { lastEdit: null };
    expect(statusOf(silent, { ...scanning, elapsed: 30_000 }).status).toEqual({ kind: "on-track" });
    expect(statusOf(silent, { ...scanning, working: false }).status).toEqual({ kind: "on-track" });
    expect(statusOf(silent).status).toEqual({ kind: "quiet", ms: 200_000 });
  });

  test("a challenge is missed only once its phase has come", () => {
    expect(statusOf({}).status).toEqual({ kind: "on-track" });
    expect(statusOf({}, writing).status).toEqual({ kind: "no-challenge" });
    expect(statusOf({ challenge: "Late alerts" }, writing).status).toEqual({ kind: "on-track" });
  });

  test("phones that joined and are gone are counted", () => {
    expect(statusOf({ people: 4 })).toMatchObject({ offline: 2, needs: ["offline"] });
    expect(statusOf({ people: 9 }).offline).toBe(0);
  });

  test("a table none of whose phones is there is not on track", () => {
    expect(statusOf({ people: 0 }).status).toEqual({ kind: "all-offline" });
  });

  test("before the work begins tables are seated", () => {
    const lobby = { working: false, begun: false, elapsed: 0, challengeDue: false };
    expect(statusOf({}, lobby).status).toEqual({ kind: "seated" });
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
