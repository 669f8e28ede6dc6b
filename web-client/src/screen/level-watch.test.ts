import { describe, expect, test } from "vitest";
import type { TimerState } from "../protocol/workshop";
import { countdown } from "../workshop/countdown";
import { LevelWatch } from "./level-watch";

const MINUTE = 60_000;
const END = 1_000_000;
const running: TimerState = { state: "running", length: MINUTE, deadline: END };

/** What a room hears of a clock: each is how long before its end it is, and what is known of the time. */
function heard(
  moments: readonly {
    readonly before: number;
    readonly known?: "vague" | "guessed";
    readonly timer?: TimerState;
    readonly phase?: string;
  }[],
) {
  const watch = new LevelWatch();
  return moments.map(({ before, known, timer = running, phase = "pitches" }) => {
    const doubts = { vague: known === "vague", guessed: known === "guessed" };
    const shown = countdown({
      timer,
      clock: "turns",
      length: MINUTE,
      now: END - before,
      ...doubts,
    });
    return watch.reached(shown, phase);
  });
}

describe("[W7] what the room hears of a clock", () => {
  test("is each level as it is reached, not what is there as the page opens", () => {
    const moments = [15_000, 14_000, 9_000, 1, 0, -1_000].map((before) => ({ before }));
    expect(heard(moments)).toEqual([null, null, "red", null, "over", null]);
    expect(heard([{ before: 5_000, known: "vague" }, { before: 4_000 }])).toEqual([null, null]);
  });

  test("comes no second time, nor by a guess, as the device's clocks part", () => {
    const over = { before: -5_000 };
    for (const known of ["vague", "guessed"] as const) {
      const off = { before: 3_600_000, known };
      expect(heard([over, off, over]), known).toEqual([null, null, null]);
      expect(heard([{ before: 9_000 }, { before: -3_600_000, known }]), known).toEqual([
        null,
        null,
      ]);
    }
  });

  test("is what was reached while the time was not known, once it is", () => {
    expect(heard([{ before: 15_000 }, { before: 15_000, known: "vague" }, { before: -1 }])).toEqual(
      [null, null, "over"],
    );
  });

  test("is nothing of a clock that was set otherwise: in another phase, paused, or reset", () => {
    const later: TimerState = { ...running, deadline: END + MINUTE };
    const paused: TimerState = { state: "paused", length: MINUTE, remaining: 5_000 };
    expect(heard([{ before: 15_000 }, { before: 0, phase: "vote" }])).toEqual([null, null]);
    expect(heard([{ before: 15_000 }, { before: 0, timer: paused }, { before: 0 }])).toEqual([
      null,
      null,
      null,
    ]);
    expect(heard([{ before: 0 }, { before: 0, timer: later }])).toEqual([null, "normal"]);
  });
});
