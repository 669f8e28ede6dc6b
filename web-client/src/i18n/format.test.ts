import { afterEach, describe, expect, test } from "vitest";
import { dayAndTime, dayOf, tellTimesIn, timeOfDay } from "./format";

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
});
