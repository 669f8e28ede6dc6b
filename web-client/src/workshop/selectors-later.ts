/** What is read off the workshop's state like selectors.ts, and no phone needs for its first letter. */
import type { Activity } from "../protocol/activity";
import type { Workshop, WorkshopTable } from "../protocol/workshop";
import { nextTurns, type PresentPhase, tableOf, turnsIn } from "./selectors";

/**
 * Whether a phase's order, which nobody is told yet, is still to be found: as it is where it is drawn by
 * chance, and not where tables come in their own.
 */
export function isToBeDrawn(activity: Activity, phase: string): boolean {
  return activity.phases.find(({ id }) => id === phase)?.turns?.order !== "tables";
}

/** The tables whose turn in a phase is still to come, the next one first. */
export function waitingIn(workshop: Workshop, phase?: string): WorkshopTable[] {
  return turnsIn(workshop, phase).order.flatMap((number) => tableOf(workshop, number) ?? []);
}

/** The phase of turns that a workshop is in, or comes to next, or has behind it; undefined without turns. */
export function turnPhase(workshop: Workshop, activity: Activity): PresentPhase | undefined {
  return nextTurns(workshop, activity)[0];
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
