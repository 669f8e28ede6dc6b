/** What is read off the workshop's state: its phases, its clock, its messages, whose turn it is. */
import type { Activity, Phase } from "../protocol/activity";
import type { Message, Workshop, WorkshopTable } from "../protocol/workshop";
import type { CountdownInput } from "./countdown";

/** The phase of the activity that the workshop is in, with the length it has now, in ms. */
export interface PresentPhase {
  readonly phase: Phase;
  readonly length: number;
  readonly index: number;
}

/** The workshop's phases in their present order; entries that the activity lacks are left out. */
export function phasesOf(workshop: Workshop, activity: Activity): PresentPhase[] {
  return workshop.phases.flatMap(({ id, length }, index) => {
    const phase = activity.phases.find((candidate) => candidate.id === id);
    return phase === undefined ? [] : [{ phase, length, index }];
  });
}

/** The phase the workshop is in. */
export function presentPhase(workshop: Workshop, activity: Activity): PresentPhase | undefined {
  return phasesOf(workshop, activity).find(({ phase }) => phase.id === workshop.phase);
}

/** What the countdown of the present phase is made of, for the room or for one table. */
export function clockInput(
  workshop: Workshop,
  activity: Activity,
  now: number | null,
  table?: number,
): CountdownInput {
  const present = presentPhase(workshop, activity);
  return {
    timer: workshop.timer,
    clock: present?.phase.clock ?? "none",
    length: present?.length ?? 0,
    extra: table === undefined ? 0 : (tableOf(workshop, table)?.extra ?? 0),
    now,
  };
}

export function tableOf(workshop: Workshop, number: number): WorkshopTable | undefined {
  return workshop.tables.find((table) => table.number === number);
}

/** The tables still to pitch: the order without those that are done or presenting. */
export function waitingPitches({ pitches }: Workshop): number[] {
  return pitches.order.filter(
    (table) => table !== pitches.presenting && !pitches.done.includes(table),
  );
}

/** Messages for one table and for all, or with null those for all only; the newest last. */
export function messagesFor(workshop: Workshop, table: number | null): Message[] {
  return workshop.messages.filter((message) => message.table === null || message.table === table);
}

/** The ids of the people at a table. */
export function peopleAt(workshop: Workshop, table: number): ReadonlySet<string> {
  return new Set(
    workshop.participants.filter((person) => person.table === table).map(({ id }) => id),
  );
}

/** Whether the facilitator has hidden an item of a table. */
export function isHidden(workshop: Workshop, table: number, item: string): boolean {
  return workshop.hidden.some((entry) => entry.table === table && entry.item === item);
}

/** How long a text takes to say, in whole seconds. */
export function spokenSeconds(text: string, wordsPerMinute: number): number {
  const words = text.trim() === "" ? 0 : text.trim().split(/\s+/u).length;
  return Math.round((words * 60) / Math.max(1, wordsPerMinute));
}
