import { afterEach, expect, test } from "vitest";
import { tellTimesIn } from "./format";
import { nextAt, plannedTimes } from "./plan-times";

const HOUR = 3_600_000;

afterEach(() => tellTimesIn(null));

test("[M22] an end is the next time of that name after the start, or the one that has just passed", () => {
  tellTimesIn("America/Detroit");
  const evening = Date.parse("2026-03-05T23:30:00Z");
  expect(nextAt("20:15", evening, 0)).toBe(evening + 1.75 * HOUR);
  expect(nextAt("18:30", evening, 0)).toBe(evening + 24 * HOUR);
  expect(nextAt("01:00", evening, 0)).toBe(evening + 6.5 * HOUR);
  expect(nextAt("18:20", evening, 12 * HOUR)).toBe(evening - HOUR / 6);
  expect(nextAt("06:00", evening, 12 * HOUR)).toBe(evening + 11.5 * HOUR);
  expect(nextAt("soon", evening, 0)).toBeNull();
});

test("[M22] what is typed is of the place that is named, and an end before the start is the next day's", () => {
  const now = Date.parse("2026-03-05T12:00:00Z");
  const start = Date.parse("2026-03-05T23:30:00Z");
  const typed = (from: string, to: string) => plannedTimes(from, to, now, 0, "America/Detroit");
  expect(typed("2026-03-05T18:30", "20:15")).toEqual({ start, end: start + 1.75 * HOUR });
  expect(typed("2026-03-05T18:30", "01:00")).toEqual({ start, end: start + 6.5 * HOUR });
  expect(typed("", "11:30")).toEqual({ start: null, end: Date.parse("2026-03-05T16:30:00Z") });
  expect(typed("", "06:30")).toEqual({ start: null, end: Date.parse("2026-03-06T11:30:00Z") });
  expect(typed("", "")).toEqual({ start: null, end: null });
});

test("[M22] no plan is longer than 24 hours, also when the clocks are put back", () => {
  const now = Date.parse("2026-10-01T12:00:00Z");
  const typed = (from: string, to: string) => plannedTimes(from, to, now, 0, "America/Detroit");
  expect(typed("2026-10-31T18:00", "18:00")).toBeNull();
  expect(typed("2026-10-30T18:00", "18:00")).not.toBeNull();
});
