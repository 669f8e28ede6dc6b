import { describe, expect, test } from "vitest";
import type { PastMoment } from "../protocol/history";
import { countChanges, entryState, lacking } from "./history";

const empty: PastMoment = {
  at: 0,
  why: "minute",
  challenge: 0,
  strategy: 0,
  pitch: 0,
  findings: 0,
  players: 0,
  partnerships: 0,
};

describe("what changed from one moment to the next", () => {
  test("only what is more or less than before is named", () => {
    const before = { ...empty, pitch: 34, players: 3, challenge: 8 };
    const after = { ...empty, pitch: 0, players: 5, challenge: 8 };
    expect(countChanges(before, after)).toEqual([
      { of: "pitch", from: 34, to: 0 },
      { of: "players", from: 3, to: 5 },
    ]);
  });

  test("the first moment has all that is there", () => {
    expect(countChanges(undefined, { ...empty, challenge: 8 })).toEqual([
      { of: "challenge", from: 0, to: 8 },
    ]);
  });
});

describe("the words that a text has lost", () => {
  test.each([
    [
      "We put sensors on every block",
      "We put on every block",
      ["We put ", "sensors ", "on every block"],
    ],
    ["We put sensors", "", ["", "We put sensors", ""]],
    ["the same", "the same", ["the same", "", ""]],
    ["one two", "one two three", ["one ", "two", ""]],
    ["a a a", "a a", ["a ", "a ", "a"]],
    ["", "new", ["", "", ""]],
  ])("%j, now %j", (was, is, [start, changed, end]) => {
    expect(lacking(was, is)).toEqual({ start, changed, end });
    const parts = lacking(was, is);
    expect(parts.start + parts.changed + parts.end).toBe(was);
  });
});

describe("what has become of a player since", () => {
  const flipchart = {
    challenge: "",
    challengeSource: null,
    strategy: "",
    pitch: "",
    presenter: "",
    ready: false,
    players: [],
    partnerships: [],
    findings: {},
  };
  const past = { at: 0, was: flipchart, is: flipchart, differing: ["player:a", "player:b"] };

  test("it is as it was, different, gone, or merged with another", () => {
    expect(entryState(past, ["player:c"], [{ id: "c" }])).toBeNull();
    expect(entryState(past, ["player:a"], [{ id: "a" }])).toBe("differsNow");
    expect(entryState(past, ["player:a"], [])).toBe("goneNow");
    expect(entryState(past, ["player:b"], [{ id: "c", twins: [{ id: "b" }] }])).toBe("mergedNow");
  });

  test("one whose twin was parted from it is different", () => {
    expect(entryState(past, ["player:c", "player:b"], [{ id: "c" }, { id: "b" }])).toBe(
      "differsNow",
    );
  });
});
