/** What is read off the workshop's state about a silence (SPEC M38 to M40). */
import type { Silence, Workshop } from "../protocol/workshop";

/**
 * Who is together with somebody when a table goes into pairs: two by two in the order in which they
 * joined, and of an odd number the last with the pair before.
 */
export function partnersOf<P extends { readonly id: string }>(
  people: readonly P[],
  id: string,
): P[] {
  const at = people.findIndex((person) => person.id === id);
  if (at < 0) {
    return [];
  }
  const pairs = Math.max(1, Math.floor(people.length / 2));
  const pair = Math.min(Math.floor(at / 2), pairs - 1);
  const end = pair === pairs - 1 ? people.length : 2 * pair + 2;
  return people.slice(2 * pair, end).filter((person) => person.id !== id);
}

/** The tables at which not all have written in the present silence, by their numbers. */
export function tablesWriting({ participants, silence, tables }: Workshop): number[] {
  const written = silence.present?.written ?? {};
  return tables
    .map(({ number }) => number)
    .filter(
      (number) =>
        participants.filter(({ table }) => table === number).length > (written[number] ?? 0),
    );
}

/** How many have written in the present silence, of all tables that the reader may know of. */
export function writtenIn({ present }: Silence): number {
  return Object.values(present?.written ?? {}).reduce((sum, count) => sum + count, 0);
}
