/** When a workshop starts and ends, as it is typed: a day and a time, and a time of day (SPEC M22). */
import { fromWallTime, wallTime } from "./wall-time";

const HOUR = 3_600_000;

/** Epoch ms; null for what nobody has said. */
export interface PlannedTimes {
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * The moment at which it is next this time of day, after `after` in epoch ms; one that is less than
 * `lateBy` ms ago is still today's.
 *
 * @param place an IANA time zone; the workshop's if it is left out
 */
export function nextAt(time: string, after: number, lateBy: number, place?: string): number | null {
  const of = (day: number) => fromWallTime(`${wallTime(day, place).slice(0, 10)}T${time}`, place);
  const today = of(after);
  return today !== null && today <= after - lateBy ? of(after + 24 * HOUR) : today;
}

/**
 * The plan of what was typed; null when the end is not within 24 hours of the start. The end is the next
 * time of that name after the start, on the next day if need be, or without one after `now`.
 *
 * @param start of the form "2026-03-05T18:30", or empty
 * @param end of the form "20:15", or empty
 * @param lateBy without a start an end so many ms ago is still today's: the workshop is late
 */
export function plannedTimes(
  start: string,
  end: string,
  now: number,
  lateBy: number,
  place?: string,
): PlannedTimes | null {
  const from = start === "" ? null : fromWallTime(start, place);
  const to =
    end === ""
      ? null
      : from === null
        ? nextAt(end, now, lateBy, place)
        : nextAt(end, from, 0, place);
  return from !== null && to !== null && (to <= from || to - from > 24 * HOUR)
    ? null
    : { start: from, end: to };
}
