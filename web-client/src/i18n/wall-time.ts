/** Days and times of day as people type them: in the workshop's zone. */
import { dayAndTime, timeOfDay } from "./format";
import { presentZone } from "./zone";

/** Day and time as fields for them have it, in the workshop's zone or `place`: "2026-03-05T18:30". */
export function wallTime(epochMs: number, place = presentZone()): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone: place,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(epochMs);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** When it is planned to start, as it is said at `now`: with the day unless that is today, for all we know. */
export function plannedStart(
  start: number,
  now: number | null,
): { readonly said: "startsAt" | "startsOn"; readonly time: string } {
  const day = (at: number) => wallTime(at).slice(0, 10);
  return now !== null && day(start) === day(now)
    ? { said: "startsAt", time: timeOfDay(start) }
    : { said: "startsOn", time: dayAndTime(start) };
}
