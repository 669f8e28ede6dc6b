/** The one state that a table is in, read off its digest (SPEC W43). */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "./countdown";
import { type Focus, focusOf, hasAny, lacksAll } from "./focus";
import { phasesOf } from "./selectors";
import { canBeReady, isWrittenIn } from "./selectors-later";

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
  /** Tables can say that they are ready, and are counted. */
  readonly mayBeReady: boolean;
  /** Tables write, and the clock runs; nobody is asked to be silent. */
  readonly working: boolean;
  /** How many people of each table have written what is not shown yet (SPEC W47), by its number. */
  readonly held: Readonly<Record<number, number>>;
  /** How long the clock has run, in ms. */
  readonly elapsed: number;
  /**
   * Whether a table may have more than a screen is told of: something of it is hidden there. If it says that it
   * is ready, it is taken at its word, so that all pages say the same.
   */
  readonly mayHaveMore: (table: number) => boolean;
  /** A phase in which tables work has come. */
  readonly begun: boolean;
  /** Tables have begun and write nothing now: they listen to each other, and their phones may sleep. */
  readonly listening: boolean;
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
  const mayBeReady = canBeReady(workshop, present);
  const begun = phases.slice(0, at + 1).some(({ sheet }) => sheet !== null);
  return {
    mayBeReady,
    working: workshop.timer.state === "running" && present?.clock === "whole" && mayBeReady,
    held: workshop.silence.present?.written ?? {},
    mayHaveMore: (number) => workshop.hidden.some(({ table }) => table === number),
    begun,
    listening: begun && !isWrittenIn(present),
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
  const ready = view.mayBeReady && digest?.ready === true;
  // Who says that they are ready, or listens, may put a phone away; a table that writes and has none left is out of
  // reach.
  if (!view.listening && (connected === 0 || (offline > 0 && !ready))) {
    return is("offline");
  }
  if (!view.begun) {
    return is(age < TYPING_FOR ? "typing" : "seated");
  }
  const number = digest?.table ?? 0;
  const hasNothing =
    lacksAll(view.focus, digest) &&
    !((view.held[number] ?? 0) > 0) &&
    !(ready && view.mayHaveMore(number));
  if (mayWrite(table, view) && !ready && !hasNothing && silence >= QUIET_AFTER) {
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

/** The states that the room is told of (SPEC M46). */
export type ShownState = Extract<Kind, "ready" | "typing">;

/**
 * The state of a table as the room sees it; null where nothing is said of it. A call for help is the
 * facilitator's to know, so a table that is ready stays ready here while it calls; and who of a table is
 * away a screen is not told.
 */
export function shownState(
  digest: Digest | undefined,
  view: PhaseView,
  now: number,
): ShownState | null {
  const { kind } = tableStatus(
    { help: null },
    digest === undefined ? undefined : { ...digest, help: null },
    digest?.people ?? 0,
    view,
    now,
  );
  return kind === "ready" || kind === "typing" ? kind : null;
}

/**
 * Whether a table has written: something is on its flipchart, or was edited since the server has it in memory.
 * The last edit alone tells of nothing that is older (SPEC W6).
 */
export function hasWritten({
  lastEdit,
  texts,
  choices,
  roles,
  cards,
}: Pick<Digest, "lastEdit" | "texts" | "choices" | "roles" | "cards">): boolean {
  return (
    lastEdit !== null ||
    [texts, choices, roles].some((each) =>
      Object.values(each).some((words) => words.trim() !== ""),
    ) ||
    Object.values(cards).some((each) => hasAny(each) || each.links > 0)
  );
}

/** As much of a digest as a screen is told that counts tables: nothing that is hidden, no choice and no role. */
function toldToScreen(digest: Digest): Digest {
  return { ...digest, ...(digest.shown ?? {}), choices: {}, roles: {} };
}

/** Of the tables those that take part: somebody is there, or has written. All pages count the same (SPEC M46). */
export function takingPart(
  tables: readonly Pick<WorkshopTable, "number">[],
  digests: ReadonlyMap<number, Digest>,
): Digest[] {
  return tables
    .flatMap(({ number }) => digests.get(number) ?? [])
    .filter((digest) => digest.people > 0 || hasWritten(toldToScreen(digest)));
}

/** How far the tables are. */
export interface Progress {
  readonly ready: number;
  /** How many take part: somebody is there, or has written. */
  readonly tables: number;
}

/**
 * How many tables are ready, of those that take part: the same on the room screen and the dashboard. Null where
 * none can say so.
 */
export function progressOf(
  tables: readonly Pick<WorkshopTable, "number">[],
  digests: ReadonlyMap<number, Digest>,
  view: PhaseView,
  now: number,
): Progress | null {
  if (!view.mayBeReady) {
    return null;
  }
  const taking = takingPart(tables, digests);
  const ready = taking.filter((digest) => shownState(digest, view, now) === "ready");
  return { ready: ready.length, tables: taking.length };
}

/** Whether the words in this field or sheet are being written now, as far as this page knows. */
export function isWriting(digest: Digest | undefined, place: string, now: number): boolean {
  return (
    digest?.writing === place && digest.lastEdit !== null && now - digest.lastEdit < TYPING_FOR
  );
}
