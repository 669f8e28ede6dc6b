import { afterEach, expect, test } from "vitest";
import { tellTimesIn } from "../i18n/format";
import { nextAt } from "./PlanForm";

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
