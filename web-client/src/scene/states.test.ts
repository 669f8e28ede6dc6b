import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { Digest } from "../protocol/workshop";
import { someActivity, someDigest, workshopIn } from "../workshop/workshop.fixture";
import type { Room } from "./room";
import { progressOf, statesShown } from "./states";

const NOW = 1_000_000_000;
const activity = someActivity();
const one = { count: 1, links: 0, stars: 0, categories: {}, rounds: {}, top: [], newest: [] };
const digest = someDigest({ cards: { finds: one }, people: 3, lastEdit: NOW - 120_000 });

/** A room in this phase, as far as states need it. */
function roomIn(phase: string, digests: readonly Digest[]): Room {
  return {
    workshop: signal(workshopIn(activity, phase)),
    activity: signal(activity),
    digests: signal(new Map(digests.map((each, index) => [index + 1, each]))),
    second: signal(NOW),
  } as unknown as Room;
}
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
    expect(progressOf(roomIn("look", tables))).toEqual({ ready: 1, tables: 3 });
  });

  test("[M46] is not said where tables write nothing, or nobody is in", () => {
    expect(progressOf(roomIn("lobby", [digest]))).toBeNull();
    expect(progressOf(roomIn("close", [digest]))).toBeNull();
    expect(progressOf(roomIn("talks", [{ ...digest, ready: true }]))).toBeNull();
    expect(progressOf(roomIn("look", [someDigest()]))).toBeNull();
  });
});
