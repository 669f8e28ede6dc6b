/** When a workshop starts and ends, as it is typed: a day and a time, and a time of day (SPEC M22). */

import { wallTime } from "./wall-time";
import { presentZone } from "./zone";

/** A day, in ms: clocks are not changed twice within two of them. */
const DAY = 24 * 3_600_000;

/**
 * When it is that day and time there, in the form of {@link wallTime}, in epoch ms: twice as clocks are
 * put back; as they are put forward over it, as much later as that is; none when it is no time.
 */
function momentsOf(wall: string, place = presentZone()): readonly number[] {
  const utc = Date.parse(`${wall}Z`);
  if (Number.isNaN(utc)) {
    return [];
  }
  const ahead = (at: number) => Date.parse(`${wallTime(at, place)}Z`) - at;
  const [byBefore, byAfter] = [utc - ahead(utc - DAY), utc - ahead(utc + DAY)];
  const such = [...new Set([byBefore, byAfter])].filter((at) => at + ahead(at) === utc);
  return such.length > 0 ? such : [byBefore];
}

/** The first of these moments; null for none. */
export function fromWallTime(wall: string, place = presentZone()): number | null {
  return momentsOf(wall, place)[0] ?? null;
}

/** The day after one, as {@link wallTime} begins: days are not all of 24 hours. */
function nextDay(wall: string): string {
  return new Date(Date.parse(`${wall.slice(0, 10)}T00:00Z`) + DAY).toISOString().slice(0, 10);
}

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
  const today = wallTime(after, place).slice(0, 10);
  const moments = [today, nextDay(today)].flatMap((day) => momentsOf(`${day}T${time}`, place));
  return moments.find((at) => at > after - lateBy) ?? null;
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
  return from !== null && to !== null && (to <= from || to - from > DAY)
    ? null
    : { start: from, end: to };
}
