/** What a table needs, read off its digest: the one word on its card and the reasons to walk there. */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "../workshop/countdown";
import { phasesOf } from "../workshop/selectors";

export type Status =
  | { readonly kind: "help"; readonly since: number }
  | { readonly kind: "typing" }
  | { readonly kind: "empty" }
  | { readonly kind: "all-offline" }
  | { readonly kind: "seated" }
  | { readonly kind: "no-challenge" }
  | { readonly kind: "quiet"; readonly ms: number }
  | { readonly kind: "ready" }
  | { readonly kind: "on-track" };

/** Why a table may need a visit; the dashboard counts and filters by these. */
export type Need = "help" | "no-challenge" | "quiet" | "offline";

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
  /** The phase in which tables write their challenge has come. */
  readonly challengeDue: boolean;
}

export function phaseView(workshop: Workshop, activity: Activity, now: number): PhaseView {
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  const sheetOf = (step: string | null) => activity.steps.find(({ id }) => id === step)?.sheet;
  const present = phases[at]?.phase;
  return {
    working:
      workshop.timer.state === "running" && present?.clock === "whole" && present.step !== null,
    begun: phases.slice(0, at + 1).some(({ phase }) => phase.step !== null),
    elapsed: workshop.timer.length - remainingOf(workshop.timer, now),
    challengeDue: phases.slice(0, at + 1).some(({ phase }) => sheetOf(phase.step) === "challenge"),
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
  const noChallenge = joined > 0 && view.challengeDue && (digest?.challenge.trim() ?? "") === "";
  const isQuiet = joined > 0 && view.working && !ready && quiet >= QUIET_AFTER;
  const typing = digest !== undefined && (digest.writing !== null || age < TYPING_FOR);

  const needs: Need[] = [];
  if (help !== null) {
    needs.push("help");
  }
  if (noChallenge) {
    needs.push("no-challenge");
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
    if (noChallenge) {
      return { kind: "no-challenge" };
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
