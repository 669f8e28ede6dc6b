/** What is read off the workshop's state about a silence (SPEC M38 to M40). */
import type { Participant, Silence, Workshop } from "../protocol/workshop";

/** Those who see what somebody of their table writes, and the other way round; nobody while each writes alone. */
export function partnersOf(
  { participants, silence }: Pick<Workshop, "participants" | "silence">,
  id: string,
): Participant[] {
  const pair = silence.present?.together.find((people) => people.includes(id)) ?? [];
  return participants.filter((person) => person.id !== id && pair.includes(person.id));
}

/** Whether any table's pens are down: a silence does not end before they are up. */
export function anyPensDown({ tables }: Pick<Workshop, "tables">): boolean {
  return tables.some(({ locked }) => locked);
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
