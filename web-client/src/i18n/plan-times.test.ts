import { afterEach, describe, expect, test } from "vitest";
import { nextAt, plannedTimes } from "./plan-times";
import { tellTimesIn } from "./zone";

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

/** Clocks are put forward on 8 March in Detroit and on 29 March in Madrid, and back on 1 November and 25 October. */
describe.each([
  ["America/Detroit", "2026-03-08", "2026-11-01", "T07:00:00Z", "T06:00:00Z", "01"],
  ["Europe/Madrid", "2026-03-29", "2026-10-25", "T01:00:00Z", "T01:00:00Z", "02"],
])(
  "[M22] over a night in which the clocks change in %s",
  (place, spring, autumn, on, back, hour) => {
    const typed = (from: string, to: string) => plannedTimes(from, to, 0, 0, place);
    const before = (day: string) =>
      new Date(Date.parse(`${day}T00:00Z`) - 24 * HOUR).toISOString().slice(0, 10);
    const forward = Date.parse(`${spring}${on}`);
    const put = Date.parse(`${autumn}${back}`);

    test("an end is the next time of that name, however long the day is", () => {
      const eve = forward - 2.5 * HOUR; // half past eleven at night
      expect(typed(`${before(spring)}T23:30`, "11:30")).toEqual({
        start: eve,
        end: eve + 11 * HOUR,
      });
      expect(nextAt("23:00", eve, 0, place)).toBe(eve + 22.5 * HOUR);
      const night = put - (1 + Number(hour)) * HOUR + HOUR / 2; // half past midnight
      expect(typed(`${autumn}T00:30`, "11:30")).toEqual({ start: night, end: night + 12 * HOUR });
      expect(nextAt("00:15", night, 0, place)).toBe(night + 24.75 * HOUR);
    });

    test("a time that comes twice is the first of them after the start", () => {
      const first = put - HOUR / 2;
      expect(typed(`${autumn}T00:15`, `${hour}:30`)?.end).toBe(first);
      expect(typed(`${autumn}T${hour}:45`, `${hour}:30`)).toEqual({
        start: first + HOUR / 4,
        end: first + HOUR,
      });
    });

    test("a time that is left out is as much later", () => {
      expect(typed(`${spring}T00:30`, "02:30")?.end).toBe(forward + HOUR / 2);
    });
  },
);
