/** What a table needs, read off its digest: the one word on its card, and its place among the others. */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "../workshop/countdown";
import { type Focus, focusOf, lacksAll } from "../workshop/focus";
import { phasesOf } from "../workshop/selectors";

/**
 * The states of a table, the most urgent first. Each table is in exactly one; chips, cards, the order of
 * cards, filters and counts all read it, so that none contradicts another (SPEC W43).
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
  /** The tables work on their sheets and the clock runs. */
  readonly working: boolean;
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
  return {
    working:
      workshop.timer.state === "running" && present?.clock === "whole" && present.sheet !== null,
    begun: phases.slice(0, at + 1).some(({ sheet }) => sheet !== null),
    elapsed: workshop.timer.length - remainingOf(workshop.timer, now),
    focus,
  };
}

/** A table as far as its state depends on it. */
type Called = Pick<WorkshopTable, "help"> & { readonly claim?: object | null };

export function tableStatus(
  table: Called,
  digest: Digest | undefined,
  joined: number,
  view: PhaseView,
  now: number,
): TableStatus {
  const connected = digest?.people ?? 0;
  const offline = Math.max(0, joined - connected);
  const age = digest?.lastEdit == null ? Number.POSITIVE_INFINITY : now - digest.lastEdit;
  const silence = Math.min(age, view.elapsed);
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
  const hasNothing = lacksAll(view.focus, digest);
  if (view.working && !ready && !hasNothing && silence >= QUIET_AFTER) {
    return is("quiet", silence);
  }
  if (hasNothing) {
    return is("nothing");
  }
  if (ready) {
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

/** The numbers of tables by need: the most urgent first, of the same state the longest and the lowest first. */
export function byNeed(
  rows: readonly { readonly table: { readonly number: number }; readonly status: TableStatus }[],
): number[] {
  return [...rows]
    .sort(
      (a, b) =>
        states.indexOf(a.status.kind) - states.indexOf(b.status.kind) ||
        (b.status.ms ?? 0) - (a.status.ms ?? 0) ||
        a.table.number - b.table.number,
    )
    .map(({ table }) => table.number);
}

/** How many tables are in each state. */
export function countStates(statuses: readonly TableStatus[]): Readonly<Record<Kind, number>> {
  const counts = Object.fromEntries(states.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { kind } of statuses) {
    counts[kind]++;
  }
  return counts;
}

/** Of ten tables so many are most. */
const MOST = 0.75;
/** With no more time left than this, in ms, a minute more is no longer news. */
const SOON = 90_000;

/**
 * What the states of all tables with people suggest.
 *
 * @param left how long the clock still runs, in ms; below 0 it is over
 */
export function suggestionFor(
  statuses: readonly TableStatus[],
  left: number,
): "go-on" | "a-minute" | null {
  const seated = statuses.filter(({ joined }) => joined > 0);
  const ready = seated.filter(({ kind }) => kind === "ready").length;
  if (ready === 0 || ready < seated.length * MOST) {
    return null;
  }
  if (ready === seated.length) {
    return "go-on";
  }
  return left > SOON || left <= 0 ? "a-minute" : null;
}

/** How many people sit at each table, by number. */
export function peopleByTable(workshop: Workshop): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { table } of workshop.participants) {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return counts;
}
