/** Numbers of the clock as words and digits: durations, times of day, join codes. */
import { language } from "./language";
import { presentZone } from "./zone";

/** The reader's own time zone, null where a browser does not say. */
export function ownZone(): string | null {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

function inWords(
  epochMs: number,
  how: Intl.DateTimeFormatOptions,
  timeZone: string | undefined = presentZone(),
): string {
  return new Intl.DateTimeFormat(language.value, { timeZone, ...how }).format(epochMs);
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

/** Day and time of an epoch ms, in the workshop's zone or `place`, and the reader's language. */
export function dayAndTime(epochMs: number, place?: string): string {
  return inWords(
    epochMs,
    { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
    place,
  );
}

/** The day of an epoch ms, in the workshop's zone and the reader's language. */
export function dayOf(epochMs: number): string {
  return inWords(epochMs, { dateStyle: "medium" });
}

/** A join code in two groups of three. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
