/** Lists in which nothing slides under a hand (SPEC W45). */
import { useRef } from "preact/hooks";

/** An entry of a list where it was first seen, as it is, or once it is gone as it was. */
export interface Place<T> {
  readonly id: string;
  readonly entry: T;
  readonly gone: boolean;
}

/** What was listed before stays where it was, be it gone or not, and what has come since is behind it. */
export function keptPlaces<T>(
  before: readonly Place<T>[],
  now: ReadonlyMap<string, T>,
): readonly Place<T>[] {
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map(({ id, entry }) => ({ id, entry: now.get(id) ?? entry, gone: !now.has(id) })),
    ...[...now].flatMap(([id, entry]) => (known.has(id) ? [] : [{ id, entry, gone: false }])),
  ];
}

/**
 * The places of entries, by what they are called: in their order as the list is opened, and from then on where they
 * were.
 *
 * @param sought of something else the list begins anew
 */
export function usePlaces<T>(now: ReadonlyMap<string, T>, sought = ""): readonly Place<T>[] {
  const before = useRef({ sought, places: [] as readonly Place<T>[] });
  const kept = before.current.sought === sought ? before.current.places : [];
  before.current = { sought, places: keptPlaces(kept, now) };
  return before.current.places;
}
