import { describe, expect, test } from "vitest";
import { messagesFor, spokenSeconds, waitingPitches } from "./selectors";
import { someWorkshop } from "./workshop.fixture";

describe("[M6] the tables still to pitch", () => {
  test("are the order without those that are done or presenting", () => {
    const pitches = { order: [4, 2, 3, 1], done: [4], presenting: 3 };
    expect(waitingPitches(someWorkshop({ pitches }))).toEqual([2, 1]);
  });
});

test("a table gets the messages to all and its own, the screen only those to all", () => {
  const message = (id: string, table: number | null) => ({ id, text: id, at: 1, table });
  const workshop = someWorkshop({
    messages: [message("all", null), message("two", 2), message("three", 3)],
  });
  expect(messagesFor(workshop, 2).map(({ id }) => id)).toEqual(["all", "two"]);
  expect(messagesFor(workshop, null).map(({ id }) => id)).toEqual(["all"]);
});

test("a pitch of 140 words takes a minute at 140 words a minute, an empty one no time", () => {
  expect(spokenSeconds("word ".repeat(140), 140)).toBe(60);
  expect(spokenSeconds(" \n ", 140)).toBe(0);
});
