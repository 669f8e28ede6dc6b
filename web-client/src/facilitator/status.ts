/** What a table needs, read off its digest: the one word on its card and the reasons to walk there. */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "../workshop/countdown";
import { type Focus, focusOf, lacksAll } from "../workshop/focus";
import { phasesOf } from "../workshop/selectors";

export type Status =
  | { readonly kind: "help"; readonly since: number }
  | { readonly kind: "typing" }
  | { readonly kind: "empty" }
  | { readonly kind: "all-offline" }
  | { readonly kind: "seated" }
  | { readonly kind: "nothing" }
  | { readonly kind: "quiet"; readonly ms: number }
  | { readonly kind: "ready" }
  | { readonly kind: "on-track" };

/** Why a table may need a visit; the dashboard counts and filters by these. */
export type Need = "help" | "nothing" | "quiet" | "offline";

export interface TableStatus {
  readonly status: Status;
  /** People who joined and are not connected now. */
  readonly offline: number;
  readonly joined: number;
  readonly needs: readonly Need[];
}

/** Nothing was typed for so long, in ms. */
const QUIET_AFTER = 60_000;
/** An edit this fresh, in ms, counts as typing. */
const TYPING_FOR = 4_000;

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

export function phaseView(workshop: Workshop, activity: Activity, now: number): PhaseView {
  const phases = phasesOf(workshop, activity).map(({ phase }) => phase);
  const at = phases.findIndex(({ id }) => id === workshop.phase);
  const present = phases[at];
  return {
    working:
      workshop.timer.state === "running" && present?.clock === "whole" && present.sheet !== null,
    begun: phases.slice(0, at + 1).some(({ sheet }) => sheet !== null),
    elapsed: workshop.timer.length - remainingOf(workshop.timer, now),
    focus: focusOf(workshop, activity),
  };
}

export function tableStatus(
  table: WorkshopTable,
  digest: Digest | undefined,
  joined: number,
  view: PhaseView,
  now: number,
): TableStatus {
  const connected = digest?.people ?? 0;
  const offline = Math.max(0, joined - connected);
  const age = digest?.lastEdit == null ? Number.POSITIVE_INFINITY : now - digest.lastEdit;
  const quiet = Math.min(age, view.elapsed);
  const help = table.help ?? digest?.help ?? null;
  const ready = digest?.ready === true;
  const hasNothing = joined > 0 && lacksAll(view.focus, digest);
  const isQuiet = joined > 0 && view.working && !ready && quiet >= QUIET_AFTER;
  const typing = digest !== undefined && (digest.writing !== null || age < TYPING_FOR);

  const needs: Need[] = [];
  if (help !== null) {
    needs.push("help");
  }
  if (hasNothing) {
    needs.push("nothing");
  }
  if (isQuiet) {
    needs.push("quiet");
  }
  if (offline > 0) {
    needs.push("offline");
  }
  const status = ((): Status => {
    if (help !== null) {
      return { kind: "help", since: help };
    }
    if (typing) {
      return { kind: "typing" };
    }
    if (joined === 0) {
      return { kind: "empty" };
    }
    if (connected === 0) {
      return { kind: "all-offline" };
    }
    if (!view.begun) {
      return { kind: "seated" };
    }
    if (hasNothing) {
      return { kind: "nothing" };
    }
    if (isQuiet) {
      return { kind: "quiet", ms: quiet };
    }
    return ready ? { kind: "ready" } : { kind: "on-track" };
  })();
  return { status, offline, joined, needs };
}

/** How many people sit at each table, by number. */
export function peopleByTable(workshop: Workshop): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { table } of workshop.participants) {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return counts;
}
