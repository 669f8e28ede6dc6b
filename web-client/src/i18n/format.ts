/** Numbers of the clock as words and digits: durations, times of day, join codes. */
import { signal } from "@preact/signals";
import { language } from "./language";

/** The time zone of the place where the workshop is held; the reader's own while there is none. */
const zone = signal<string | undefined>(undefined);

/** Tells times of day in this IANA time zone from now on; in the reader's own if it is not known. */
export function tellTimesIn(place: string | null): void {
  try {
    zone.value =
      place === null
        ? undefined
        : new Intl.DateTimeFormat("en", { timeZone: place }).resolvedOptions().timeZone;
  } catch {
    zone.value = undefined;
  }
}

/** The reader's own time zone, null where a browser does not say. */
export function ownZone(): string | null {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

function inWords(epochMs: number, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.value, { timeZone: zone.value, ...how }).format(epochMs);
}

/** Digits of a duration in ms, rounded down to whole seconds: "2:54", "1:05:00". */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(total % 60).padStart(2, "0");
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** The time of day of an epoch ms, in the workshop's zone and the reader's language. */
export function timeOfDay(epochMs: number, to: "minutes" | "seconds" = "minutes"): string {
  return inWords(epochMs, {
    hour: "numeric",
    minute: "2-digit",
    ...(to === "seconds" ? { second: "2-digit" } : {}),
  });
}

/** Day and time of an epoch ms, in the workshop's zone and the reader's language. */
export function dayAndTime(epochMs: number): string {
  return inWords(epochMs, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
}

/** The day of an epoch ms, in the workshop's zone and the reader's language. */
export function dayOf(epochMs: number): string {
  return inWords(epochMs, { dateStyle: "medium" });
}

/** A join code in two groups of three. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Day and time as fields for them have it, in the workshop's zone: "2026-03-05T18:30". */
export function wallTime(epochMs: number): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone: zone.value,
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

/** The epoch ms of a day and time of the workshop's zone, in the form of {@link wallTime}; null for none. */
export function fromWallTime(wall: string): number | null {
  const utc = Date.parse(`${wall}Z`);
  if (Number.isNaN(utc)) {
    return null;
  }
  // Twice, because the zone may be ahead by another hour at that time than at the first guess.
  const ahead = (at: number) => Date.parse(`${wallTime(at)}Z`) - at;
  const guess = utc - ahead(utc);
  return utc - ahead(guess);
}
