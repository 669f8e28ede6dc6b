import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PastMoment } from "../protocol/history";
import { someActivity } from "../workshop/workshop.fixture";
import {
  countChanges,
  countedOf,
  type Entry,
  entryState,
  lacking,
  partIn,
  TableHistory,
} from "./history";

const empty: PastMoment = { at: 0, why: "minute", words: {}, cards: {} };
const counted = countedOf(someActivity());

describe("what changed from one moment to the next", () => {
  test("only what is more or less than before is named, sheet by sheet", () => {
    const before = {
      ...empty,
      words: { speech: 34, aim: 8 },
      cards: { finds: { count: 3, links: 1, words: 0 } },
    };
    const after = {
      ...empty,
      words: { aim: 8 },
      cards: { finds: { count: 5, links: 1, words: 12 } },
    };
    expect(countChanges(counted, before, after)).toEqual([
      { of: "cards", id: "finds", from: 3, to: 5 },
      { of: "notes", id: "finds", from: 0, to: 12 },
      { of: "field", id: "speech", from: 34, to: 0 },
    ]);
  });

  test("the first moment has all that is there", () => {
    expect(countChanges(counted, undefined, { ...empty, words: { aim: 8 } })).toEqual([
      { of: "field", id: "aim", from: 0, to: 8 },
    ]);
  });
});

test.each([
  ["text:aim", { kind: "text", of: "aim" }],
  ["card:finds:k7:m4", { kind: "card", of: "finds" }],
  ["note:finds:near@closer", { kind: "note", of: "finds" }],
])("the part %s is of %j", (part, known) => {
  expect(partIn(part)).toEqual(known);
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

const flipchart = { texts: {}, choices: {}, roles: {}, cards: {} };

describe("what has become of a card since", () => {
  const differing = ["card:finds:a", "card:finds:b"];
  const past = { at: 0, was: flipchart, is: flipchart, differing };
  const state = (ids: string[], there: Entry[]) =>
    entryState(
      past,
      ids.map((id) => `card:finds:${id}`),
      there,
    );

  test("it is as it was, different, gone, or merged with another", () => {
    expect(state(["c"], [{ id: "c" }])).toBeNull();
    expect(state(["a"], [{ id: "a" }])).toBe("differsNow");
    expect(state(["a"], [])).toBe("goneNow");
    expect(state(["b"], [{ id: "c", twins: [{ id: "b" }] }])).toBe("mergedNow");
  });

  test("one whose twin was parted from it is different", () => {
    expect(state(["c", "b"], [{ id: "c" }, { id: "b" }])).toBe("differsNow");
  });
});

describe("why something did not happen", () => {
  const problem = (name: string) =>
    new Response(
      JSON.stringify({ type: `urn:charrette:problem:${name}`, title: "No", status: 409 }),
      {
        status: 409,
        headers: { "Content-Type": "application/problem+json" },
      },
    );
  /** What the server answers to a kind of call: a problem's name, or else all is well. */
  let refused: { read?: string; restore?: string };
  let history: TableHistory;

  beforeEach(() => {
    refused = {};
    history = new TableHistory("w", 1);
    // biome-ignore lint/suspicious/noThenProperty: the name in the contract; nobody awaits it
    const past = { at: 7, then: flipchart, now: flipchart, differing: ["text:aim"] };
    vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
      const name = method === "POST" ? refused.restore : refused.read;
      return name !== undefined
        ? problem(name)
        : Response.json(
            method === "POST"
              ? { parts: ["text:aim"], before: 6 }
              : path.includes("/history?")
                ? { moments: [{ ...empty, at: 7 }] }
                : past,
          );
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("stays when what is new has been fetched, or could not be", async () => {
    await history.refresh();
    refused = { restore: "not-now" };
    await history.bringBack([]);
    expect(history.refusal.value?.name).toBe("not-now");
    await history.refresh();
    expect(history.refusal.value?.name).toBe("not-now");
    refused = { read: "stopping" };
    await history.refresh();
    expect(history.refusal.value?.name).toBe("not-now");
  });

  test("is gone once it has happened, another moment is looked at, or it is dismissed", async () => {
    for (const goOn of [
      () => history.bringBack([]),
      () => history.select(7),
      async () => history.dismissRefusal(),
    ]) {
      refused = {};
      await history.refresh();
      refused = { restore: "not-now" };
      await history.bringBack([]);
      refused = {};
      await goOn();
      expect(history.refusal.value).toBeNull();
    }
  });

  test("that nothing could be fetched is gone when it can, and is said after a bring-back, too", async () => {
    refused = { read: "stopping" };
    await history.refresh();
    expect(history.refusal.value?.name).toBe("stopping");
    refused = {};
    await history.refresh();
    expect(history.refusal.value).toBeNull();
    refused = { read: "stopping" };
    await history.bringBack([]);
    expect(history.outcome.value?.kind).toBe("restored");
    expect(history.refusal.value?.name).toBe("stopping");
  });
});
