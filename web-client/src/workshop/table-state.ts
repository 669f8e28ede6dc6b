/** The one state that a table is in, read off its digest (SPEC W43). */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "./countdown";
import { type Focus, focusOf, lacksAll } from "./focus";
import { isWrittenIn, phasesOf } from "./selectors";

/**
 * The states of a table, the most urgent first. Each table is in exactly one; chips, cards, the order of
 * cards, filters, counts and the room screen all read it, so that none contradicts another.
 */
export const states = [
  "help",
  "claimed",
  "offline",
  "quiet",
  "nothing",
  "ready",
  "typing",
  "working",
  "seated",
  "empty",
] as const;

export type Kind = (typeof states)[number];

export interface TableStatus {
  readonly kind: Kind;
  /** How long it has been so, in ms, where that says something: a call for help, a silence. */
  readonly ms: number | null;
  /** People who joined and are not connected now. */
  readonly offline: number;
  readonly joined: number;
}

/** Nothing was typed for so long, in ms. */
const QUIET_AFTER = 60_000;
/** An edit this fresh, in ms, counts as typing: as long as the server says where (SPEC W6). */
const TYPING_FOR = 5_000;

/** What of the phase decides a status: the same for all tables, so computed once. */
export interface PhaseView {
  /** Tables write in this phase: elsewhere none can be ready. */
  readonly written: boolean;
  /** They do so, and the clock runs; nobody is asked to be silent. */
  readonly working: boolean;
  /** How many people of each table have written what is not shown yet (SPEC W47), by its number. */
  readonly held: Readonly<Record<number, number>>;
  /** How long the clock has run, in ms. */
  readonly elapsed: number;
  /** A phase in which tables work has come. */
  readonly begun: boolean;
  /** What the workshop is about. */
  readonly focus: Focus;
}

export function phaseView(
  workshop: Workshop,
  activity: Activity,
  now: number,
  focus = focusOf(workshop, activity),
): PhaseView {
  const phases = phasesOf(workshop, activity).map(({ phase }) => phase);
  const at = phases.findIndex(({ id }) => id === workshop.phase);
  const present = phases[at];
  const written = isWrittenIn(present);
  return {
    written,
    working:
      workshop.timer.state === "running" &&
      present?.clock === "whole" &&
      written &&
      workshop.silence.present === null,
    held: workshop.silence.present?.written ?? {},
    begun: phases.slice(0, at + 1).some(({ sheet }) => sheet !== null),
    elapsed: workshop.timer.length - remainingOf(workshop.timer, now),
    focus,
  };
}

/** A table as far as its state depends on it. */
type Called = Pick<WorkshopTable, "help"> & {
  readonly claim?: object | null;
  readonly locked?: boolean;
};

/** Whether a table can write, and is asked to: whose pens are down is quiet because it was asked to be. */
export function mayWrite(table: Pick<Called, "locked">, view: PhaseView): boolean {
  return view.working && table.locked !== true;
}

/** @param free since when the table has been able to write, as far as that is known */
export function tableStatus(
  table: Called,
  digest: Digest | undefined,
  joined: number,
  view: PhaseView,
  now: number,
  free = Number.NEGATIVE_INFINITY,
): TableStatus {
  const connected = digest?.people ?? 0;
  const offline = Math.max(0, joined - connected);
  const age = digest?.lastEdit == null ? Number.POSITIVE_INFINITY : now - digest.lastEdit;
  const silence = Math.min(age, view.elapsed, now - free);
  const help = table.help ?? digest?.help ?? null;
  const is = (kind: Kind, ms: number | null = null) => ({ kind, ms, offline, joined });

  if (help !== null) {
    return is(table.claim == null ? "help" : "claimed", Math.max(0, now - help));
  }
  if (joined === 0) {
    return is("empty");
  }
  const ready = digest?.ready === true;
  // Who says that they are ready may put a phone away; a table that has none left is out of reach.
  if (connected === 0 || (offline > 0 && !ready)) {
    return is("offline");
  }
  if (!view.begun) {
    return is(age < TYPING_FOR ? "typing" : "seated");
  }
  const hasNothing = lacksAll(view.focus, digest) && !((view.held[digest?.table ?? 0] ?? 0) > 0);
  if (mayWrite(table, view) && !ready && !hasNothing && silence >= QUIET_AFTER) {
    return is("quiet", silence);
  }
  if (hasNothing) {
    return is("nothing");
  }
  if (ready && view.written) {
    return is("ready");
  }
  return is(age < TYPING_FOR ? "typing" : "working");
}

/** Whether the words in this field or sheet are being written now, as far as this page knows. */
export function isWriting(digest: Digest | undefined, place: string, now: number): boolean {
  return (
    digest?.writing === place && digest.lastEdit !== null && now - digest.lastEdit < TYPING_FOR
  );
}
