/** A workshop for tests of what is read off one. */
import type { Workshop } from "../protocol/workshop";

export function someWorkshop(change: Partial<Workshop> = {}): Workshop {
  return {
    id: "4CDFGHJK4CDF",
    name: "Delivering Outcomes",
    joinCode: "K7M4QX",
    joining: true,
    createdAt: 0,
    deleteAfter: null,
    zone: null,
    tables: [],
    participants: [],
    silent: 0,
    keptOut: [],
    seatRequests: [],
    seatsGiven: [],
    links: [],
    phases: [],
    phase: "lobby",
    timer: { state: "ready", length: 0 },
    pitches: { order: [], done: [], presenting: null },
    screen: { table: null, blank: false },
    messages: [],
    locked: false,
    hidden: [],
    undo: null,
    broughtBack: null,
    ...change,
  };
}
