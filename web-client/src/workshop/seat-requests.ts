/** Who asks for a seat at a table, and who might (SPEC M20). */
import type { Participant, SeatRequest, Workshop } from "../protocol/workshop";

/** So long a request means something, in ms. */
export const SEAT_REQUEST_MS = 180_000;

/** A request with the people whom it is about. */
export interface AskedSeat {
  readonly request: SeatRequest;
  readonly asker: Participant;
  readonly owner: Participant;
}

/** The requests that mean something at `now`, epoch ms, of people who are still there. */
export function askedSeats(workshop: Workshop, now: number): AskedSeat[] {
  const people = new Map(workshop.participants.map((person) => [person.id, person]));
  return workshop.seatRequests.flatMap((request) => {
    const asker = people.get(request.by);
    const owner = people.get(request.seat);
    return asker !== undefined && owner !== undefined && now - request.at < SEAT_REQUEST_MS
      ? [{ request, asker, owner }]
      : [];
  });
}

/** Those at a table, in the order in which they joined, who are not among the present ones. */
export function absentAt(
  workshop: Workshop,
  table: number,
  present: ReadonlySet<string>,
): Participant[] {
  return workshop.participants.filter(
    (person) => person.table === table && !present.has(person.id),
  );
}

/** Whether two names may be one person's: the same but for case and accents, or one begins the other. */
export function mayBeTheSame(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((name) => name.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase())
    .sort((a, b) => a.length - b.length) as [string, string];
  return short === long || (short.length >= 2 && long.startsWith(`${short} `));
}
