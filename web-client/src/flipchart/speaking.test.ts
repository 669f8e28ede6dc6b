import { describe, expect, test } from "vitest";
import { spokenSeconds } from "../workshop/selectors";
import { speakingBudget } from "./speaking";
import { steady } from "./steady-list";

describe("the time a pitch takes to say", () => {
  test("words by the activity's pace", () => {
    expect(spokenSeconds("", 140)).toBe(0);
    expect(spokenSeconds("word ".repeat(70), 140)).toBe(30);
  });

  test("the bar fills with it, begins with one segment, and says how much is too much", () => {
    expect(speakingBudget(0, 60, 12)).toEqual({ filled: 0, over: 0 });
    expect(speakingBudget(1, 60, 12)).toEqual({ filled: 1, over: 0 });
    expect(speakingBudget(34, 60, 12)).toEqual({ filled: 7, over: 0 });
    expect(speakingBudget(72, 60, 12)).toEqual({ filled: 12, over: 12 });
  });
});

test("a list that is being edited keeps its order, new entries come last", () => {
  const entries = ["c", "new", "a", "b"].map((id) => ({ id }));
  expect(steady(entries, ["a", "b", "gone", "c"]).map(({ id }) => id)).toEqual([
    "a",
    "b",
    "c",
    "new",
  ]);
});
