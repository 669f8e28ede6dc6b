import { afterEach, describe, expect, test } from "vitest";
import { dayAndTime, dayOf, timeOfDay } from "./format";
import { fromWallTime } from "./plan-times";
import { wallTime } from "./wall-time";
import { tellTimesIn } from "./zone";

const MOMENT = Date.parse("2026-03-05T23:30:00Z");

afterEach(() => tellTimesIn(null));

describe("[M18] times of day", () => {
  test("are those of the place, wherever the page is opened", () => {
    tellTimesIn("America/Detroit");
    expect(timeOfDay(MOMENT)).toMatch(/^6:30\sPM$/u);
    expect(dayOf(MOMENT)).toBe("Mar 5, 2026");
    tellTimesIn("Pacific/Auckland");
    expect(timeOfDay(MOMENT, "seconds")).toMatch(/^12:30:00\sPM$/u);
    expect(dayAndTime(MOMENT)).toContain("Mar 6");
  });

  test("are the reader's own where the place is not known", () => {
    tellTimesIn(null);
    const own = timeOfDay(MOMENT);
    tellTimesIn("America/Detroit");
    tellTimesIn("America/Nowhere");
    expect(timeOfDay(MOMENT)).toBe(own);
  });

  test("are typed as those of the place, also on the days when its clocks are changed", () => {
    for (const [place, wall, utc] of [
      ["America/Detroit", "2026-03-05T18:30", "2026-03-05T23:30:00Z"],
      ["America/Detroit", "2026-03-08T03:00", "2026-03-08T07:00:00Z"],
      ["America/Detroit", "2026-03-08T01:59", "2026-03-08T06:59:00Z"],
      ["Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00Z"],
    ] as const) {
      tellTimesIn(place);
      expect(fromWallTime(wall)).toBe(Date.parse(utc));
      expect(wallTime(Date.parse(utc))).toBe(wall);
    }
    expect(fromWallTime("")).toBeNull();
    expect(fromWallTime("soon")).toBeNull();
  });
});
