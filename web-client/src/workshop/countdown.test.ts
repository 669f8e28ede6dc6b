import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockDigits, countdown, thresholds } from "./countdown";

const MINUTE = 60_000;

function running(left: number, length: number, clock: "whole" | "turns" = "whole", extra = 0) {
  const now = 1_000_000;
  const timer = { state: "running", length, deadline: now + left } as const;
  const shown = countdown({ timer, clock, length, extra, now });
  if (shown === null) {
    throw new Error("a clock was expected");
  }
  return shown;
}

describe("[W7] a time that is guessed", () => {
  test("is shown as about, and nothing is spoken by it", () => {
    const timer = { state: "running", length: MINUTE, deadline: 1_000_000 } as const;
    const at = (now: number | null, guessed: boolean) =>
      countdown({ timer, clock: "whole", length: MINUTE, now, guessed });
    expect(at(980_000, true)).toMatchObject({ digits: "≈0:20", known: false, mark: null });
    expect(at(1_007_000, true)).toMatchObject({ digits: "≈+0:07", mark: null });
    expect(at(980_000, false)).toMatchObject({ digits: "0:20", mark: "half" });
    expect(at(null, true)).toMatchObject({ digits: "–:––", mark: null });
  });

  test("has no digits while it is too vague for them, and nothing else of the clock comes and goes with these", () => {
    const timer = { state: "running", length: MINUTE, deadline: 1_000_000 } as const;
    fc.assert(
      fc.property(fc.integer({ min: -MINUTE, max: MINUTE }), (left) => {
        const input = { timer, clock: "turns", length: MINUTE, now: 1_000_000 - left } as const;
        for (const guessed of [false, true]) {
          expect(countdown({ ...input, guessed, vague: true })).toEqual({
            ...countdown({ ...input, guessed }),
            ...{ known: false, digits: "–:––", mark: null },
          });
        }
      }),
    );
  });

  test("does not matter to a clock that does not run", () => {
    const timer = { state: "paused", length: MINUTE, remaining: 20_000 } as const;
    const doubts = { guessed: true, vague: true };
    const shown = countdown({ timer, clock: "whole", length: MINUTE, now: 1, ...doubts });
    expect(shown?.digits).toBe("0:20");
  });
});

describe("the digits", () => {
  test.each([
    [5 * MINUTE, "5:00"],
    [5 * MINUTE - 1, "5:00"],
    [174_000, "2:54"],
    [1, "0:01"],
    [0, "0:00"],
    [-999, "0:00"],
    [-1000, "+0:01"],
    [-7400, "+0:07"],
    [65 * MINUTE, "1:05:00"],
    [-61 * MINUTE, "+1:01:00"],
  ])("%i ms shows %s", (left, digits) => {
    expect(clockDigits(left)).toBe(digits);
  });

  test("change once a second, at the same moment on every device", () => {
    fc.assert(
      fc.property(fc.integer({ min: -7200, max: 14_400 }), (second) => {
        const shown = new Set([0, 1, 250, 999].map((ms) => clockDigits(second * 1000 - ms)));
        expect(shown.size).toBe(1);
      }),
    );
  });
});

test("a clock that was started this moment shows its length, also where the news came early", () => {
  expect(running(5 * MINUTE + 80, 5 * MINUTE).digits).toBe("5:00");
  expect(running(6 * MINUTE + 80, 5 * MINUTE, "whole", MINUTE).digits).toBe("6:00");
});

describe("the warnings", () => {
  test("five minutes warn at 1:00 and 0:15", () => {
    expect(thresholds("whole", 5 * MINUTE)).toEqual({ amber: MINUTE, red: 15_000 });
    expect(running(MINUTE + 1, 5 * MINUTE).level).toBe("normal");
    expect(running(MINUTE, 5 * MINUTE).level).toBe("amber");
    expect(running(15_001, 5 * MINUTE).level).toBe("amber");
    expect(running(15_000, 5 * MINUTE).level).toBe("red");
    expect(running(1, 5 * MINUTE).level).toBe("red");
    expect(running(0, 5 * MINUTE).level).toBe("over");
  });

  test("a turn of a minute warns at 0:20 and 0:10", () => {
    expect(running(20_001, MINUTE, "turns").level).toBe("normal");
    expect(running(20_000, MINUTE, "turns").level).toBe("amber");
    expect(running(10_000, MINUTE, "turns").level).toBe("red");
    expect(running(-7000, MINUTE, "turns")).toMatchObject({ level: "over", digits: "+0:07" });
  });

  test("a turn of two minutes warns at the same moments, a very short one sooner", () => {
    expect(thresholds("turns", 2 * MINUTE)).toEqual({ amber: 20_000, red: 10_000 });
    expect(thresholds("turns", 30_000)).toEqual({ amber: 10_000, red: 5_000 });
  });

  test("other lengths warn at a fifth and a twentieth", () => {
    expect(thresholds("whole", 12 * MINUTE)).toEqual({ amber: 144_000, red: 36_000 });
  });

  test("[M3] an added minute moves the end, not the warnings", () => {
    const now = 0;
    const timer = { state: "running", length: 6 * MINUTE, deadline: MINUTE + 1 } as const;
    expect(countdown({ timer, clock: "whole", length: 5 * MINUTE, now })?.level).toBe("normal");
  });
});

describe("the states", () => {
  test("[M4] a phase without a clock shows none", () => {
    const timer = { state: "ready", length: 0 } as const;
    expect(countdown({ timer, clock: "none", length: 0, now: 5 })).toBeNull();
  });

  test("ready shows the whole length, unalarmed and silent", () => {
    const timer = { state: "ready", length: 15_000 } as const;
    expect(countdown({ timer, clock: "whole", length: 5 * MINUTE, now: 5 })).toMatchObject({
      digits: "0:15",
      fraction: 1,
      level: "normal",
      mark: null,
      endsAt: null,
    });
  });

  test("[M2] paused in overtime stays there whatever the time", () => {
    const timer = { state: "paused", length: MINUTE, remaining: -3000 } as const;
    const at = (now: number) => countdown({ timer, clock: "turns", length: MINUTE, now });
    expect(at(0)).toEqual(at(99_999));
    expect(at(0)).toMatchObject({ digits: "+0:03", level: "over", paused: true, fraction: 0 });
  });

  test("a table's extra time moves its end only", () => {
    expect(running(10_000, 5 * MINUTE, "whole", 2 * MINUTE)).toMatchObject({
      digits: "2:10",
      endsAt: 1_130_000,
    });
  });
});

test("while the time is not known, a running clock says when it ends, and not how much is left", () => {
  const timer = { state: "running", length: MINUTE, deadline: 1_000_000 } as const;
  const input = { clock: "whole", length: MINUTE, extra: MINUTE, now: null } as const;
  expect(countdown({ ...input, timer })).toEqual({
    state: "running",
    known: false,
    digits: "–:––",
    fraction: 1,
    level: "normal",
    paused: false,
    endsAt: 1_000_000 + MINUTE,
    mark: null,
  });
  const paused = { state: "paused", length: MINUTE, remaining: -3000 } as const;
  expect(countdown({ ...input, extra: 0, timer: paused })?.digits).toBe("+0:03");
});

describe("the spoken marks", () => {
  test("are the minute, 30 seconds, 10 seconds and the end", () => {
    const marks = [60_001, 60_000, 30_000, 10_000, 0].map((left) => running(left, 5 * MINUTE).mark);
    expect(marks).toEqual([null, "minute", "half", "ten", "over"]);
  });

  test("leave out what is no news: a minute's clock does not say that a minute is left", () => {
    expect(running(MINUTE, MINUTE, "turns").mark).toBeNull();
    expect(running(30_000, MINUTE, "turns").mark).toBe("half");
  });
});

test("the ring is never more than full nor less than empty", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 14_400_000 }), (left, length) => {
      const { fraction } = running(left, length);
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThanOrEqual(1);
    }),
  );
});
