/** Numbers of the clock as words and digits: durations, times of day, join codes. */
import { language } from "./language";

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

/** The time of day of an epoch ms, in the place and language of the reader. */
export function timeOfDay(epochMs: number, to: "minutes" | "seconds" = "minutes"): string {
  return new Intl.DateTimeFormat(language.value, {
    hour: "numeric",
    minute: "2-digit",
    ...(to === "seconds" ? { second: "2-digit" } : {}),
  }).format(epochMs);
}

/** Day and time of an epoch ms, in the place and language of the reader. */
export function dayAndTime(epochMs: number): string {
  return new Intl.DateTimeFormat(language.value, {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  }).format(epochMs);
}

/** The day of an epoch ms, in the place and language of the reader. */
export function dayOf(epochMs: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium" }).format(epochMs);
}

/** A join code in two groups of three. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
