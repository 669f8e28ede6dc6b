import { Holdings } from "./holdings";
import type { Displaced } from "./own-words";

/** What a device's store has besides updates: what was displaced from the document, and is not in it yet. */
interface Beside {
  readonly displaced: readonly Displaced[];
}

/** What was displaced, as a record; none where nothing was. */
export function besides(displaced: readonly Displaced[]): Beside[] {
  return displaced.length > 0 ? [{ displaced }] : [];
}

/** What was displaced, by a stored record; nothing by an update. */
export function displacedIn(record: unknown): readonly Displaced[] {
  return (record as Partial<Beside>).displaced ?? [];
}

/** A stored update with what it brings; none when it cannot be read, or is none. */
export function readable(record: unknown): { update: Uint8Array; holdings: Holdings }[] {
  if (displacedIn(record).length > 0) {
    return [];
  }
  try {
    const update = record as Uint8Array;
    return [{ update, holdings: Holdings.of(update) }];
  } catch (error) {
    console.error("Left out:", error);
    return [];
  }
}
