/** Where the times of day are those of: apart from how they are told, which nobody needs at once. */
import { signal } from "@preact/signals";

/** The time zone of the place where the workshop is held; the reader's own while there is none. */
const zone = signal<string | undefined>(undefined);

/** The zone that times of day are told in, as Intl takes it. */
export function presentZone(): string | undefined {
  return zone.value;
}

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
