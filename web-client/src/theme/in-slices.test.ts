import { describe, expect, test, vi } from "vitest";
import { inSlices } from "./in-slices";

/** Work of so many steps, each of which takes some milliseconds of a clock that stands still otherwise. */
function* work(steps: number, ms: number, seen: number[]): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    vi.setSystemTime(Date.now() + ms);
    seen.push(step);
    yield;
  }
  return "done";
}

describe("work in slices", () => {
  test("little work is done at once", () => {
    let result = "";
    inSlices(work(0, 0, []), (done) => {
      result = done;
    });
    expect(result).toBe("done");
  });

  test("much work lets the page have its turn, and is done in the end", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const seen: number[] = [];
    let result = "";
    vi.spyOn(performance, "now").mockImplementation(() => Date.now());
    inSlices(work(10, 5, seen), (done) => {
      result = done;
    });
    expect(seen).toEqual([0, 1]);
    expect(result).toBe("");
    vi.runAllTimers();
    expect(seen).toHaveLength(10);
    expect(result).toBe("done");
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test("what is given up goes on no further", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    vi.spyOn(performance, "now").mockImplementation(() => Date.now());
    const seen: number[] = [];
    const giveUp = inSlices(work(10, 9, seen), () => {
      throw new Error("it was given up");
    });
    giveUp();
    vi.runAllTimers();
    expect(seen).toEqual([0]);
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
});
