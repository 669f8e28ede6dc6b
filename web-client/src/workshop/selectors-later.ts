/** What is read off the workshop's state like selectors.ts, and no phone needs for its first letter. */
import type { Activity, Phase } from "../protocol/activity";
import type { Workshop, WorkshopTable } from "../protocol/workshop";
import { nextTurns, type PresentPhase, phasesOf, tableOf, turnsIn } from "./selectors";

/**
 * Whether tables write in a phase, so that it can begin silently: in turns they listen, and elsewhere it leads
 * to no sheet (SPEC W43, M38).
 */
export function isWrittenIn(phase: Phase | undefined): phase is Phase {
  return phase !== undefined && phase.sheet !== null && phase.clock !== "turns";
}

/**
 * Whether tables can say in the present phase that they are ready: they write in it, and what a phone says does
 * not stay with it, as in a silence (SPEC W43, W46).
 */
export function canBeReady(
  { silence }: Pick<Workshop, "silence">,
  phase: Phase | undefined,
): phase is Phase {
  return silence.present === null && isWrittenIn(phase);
}

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

/**
 * Those of them whose turn comes by itself: all but tables where nobody has a seat, unless nobody has one anywhere
 * (SPEC M6). Phones and screens are told of no others; who runs the workshop sees all, and may call any.
 */
export function comingIn(workshop: Workshop, phase?: string): WorkshopTable[] {
  const seated = new Set(workshop.participants.map(({ table }) => table));
  const waiting = waitingIn(workshop, phase);
  return seated.size === 0 ? waiting : waiting.filter(({ number }) => seated.has(number));
}

/**
 * Whether the workshop has begun: a phase with a clock has been entered. The very first phase is entered when the
 * workshop is made, so where that one has a clock, as without a lobby, it begins as its clock does.
 */
export function hasBegun(workshop: Workshop, activity: Activity): boolean {
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  const { done, presenting } = turnsIn(workshop);
  const untouched = workshop.timer.state === "ready" && done.length === 0 && presenting === null;
  return (
    phases.slice(0, at + 1).some(({ phase }) => phase.clock !== "none") && !(at === 0 && untouched)
  );
}

/**
 * The tables that the plan has time for: those that come, and before the beginning all that wait. Until then
 * people are still sitting down, and where nobody has a seat yet says nothing of who will come (SPEC M22).
 */
export function plannedIn(workshop: Workshop, begun: boolean, phase: string): WorkshopTable[] {
  return begun ? comingIn(workshop, phase) : waitingIn(workshop, phase);
}

/** How many tables take their turns in a phase: those that had theirs or have it, and those that are planned. */
export function turnsCount(workshop: Workshop, activity: Activity, phase: string): number {
  const { done, presenting } = turnsIn(workshop, phase);
  const planned = plannedIn(workshop, hasBegun(workshop, activity), phase).length;
  return done.length + (presenting === null ? 0 : 1) + planned;
}

/** The workshop with the orders of turns that the room is told of. */
export function asToldToRoom(workshop: Workshop): Workshop {
  const turns = Object.entries(workshop.turns).map(([phase, each]) => [
    phase,
    { ...each, order: comingIn(workshop, phase).map(({ number }) => number) },
  ]);
  return { ...workshop, turns: Object.fromEntries(turns) };
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

/** The phase after the present one; none after the last, or where the present one is not known. */
export function nextPhase(workshop: Workshop, activity: Activity): PresentPhase | undefined {
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  return at < 0 ? undefined : phases[at + 1];
}
