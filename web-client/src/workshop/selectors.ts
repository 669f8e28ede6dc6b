/** What is read off the workshop's state: its phases, its clock, its messages, whose turn it is. */
import type { Activity, Phase } from "../protocol/activity";
import type { Turns, Workshop, WorkshopTable } from "../protocol/workshop";
import type { ServerClock } from "./clock";
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
  clock: Pick<ServerClock, "now" | "about" | "guessed">,
  table?: number,
): CountdownInput {
  const present = presentPhase(workshop, activity);
  return {
    timer: workshop.timer,
    clock: present?.phase.clock ?? "none",
    length: present?.length ?? 0,
    extra: table === undefined ? 0 : (tableOf(workshop, table)?.extra ?? 0),
    now: clock.now.value ?? clock.about.value,
    vague: clock.now.value === null,
    guessed: clock.guessed.value,
  };
}

export function tableOf(workshop: Workshop, number: number): WorkshopTable | undefined {
  return workshop.tables.find((table) => table.number === number);
}

const noTurns: Turns = {
  order: [],
  done: [],
  presenting: null,
  set: true,
  wrapUp: false,
  answering: { afterEach: false, table: null },
  draws: 0,
};

/** Whose turn it is in a phase, in the present one if none is named; nobody's where it has no turns. */
export function turnsIn(workshop: Workshop, phase: string = workshop.phase): Turns {
  return workshop.turns[phase] ?? noTurns;
}

/** The phases of turns: those that are present or still to come, the next one first, then those behind, the last one first. */
export function nextTurns(workshop: Workshop, activity: Activity): PresentPhase[] {
  const phases = phasesOf(workshop, activity);
  const at = phases.find(({ phase }) => phase.id === workshop.phase)?.index ?? 0;
  const turning = phases.filter(({ phase }) => phase.clock === "turns");
  const behind = turning.filter(({ index }) => index < at);
  return [...turning.slice(behind.length), ...behind.reverse()];
}

/**
 * How long a table has to say a text, in ms: as long as the turns take in which it is said next, which are
 * those that show it, or any where none does. Null where there are no turns.
 */
export function turnLength(workshop: Workshop, activity: Activity, field: string): number | null {
  const turns = nextTurns(workshop, activity);
  const saying = turns.find(({ phase }) => phase.turns?.show.includes(field) === true);
  return (saying ?? turns[0])?.length ?? null;
}

/** What takes as long to say as a word in scripts that put no spaces between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{1,2}|[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]{1,5}/gu;

/**
 * How long a text takes to say, in whole seconds. Twenty letters take as long as a word at least, and the
 * report counts alike (Report.java).
 */
export function spokenSeconds(text: string, wordsPerMinute: number): number {
  const words = text.replace(UNSPACED, " - ").match(/\S{1,20}/gu)?.length ?? 0;
  return Math.round((words * 60) / Math.max(1, wordsPerMinute));
}
