/** What the plan bar draws: the phases that ran and those to come, to scale. Times are epoch ms. */
import type { Activity, Phase } from "../protocol/activity";
import type { Timing, Workshop } from "../protocol/workshop";
import { projected, type Rest } from "./schedule";
import { phasesOf } from "./selectors";

/** A phase from one moment to another. */
export interface Segment {
  readonly phase: Phase;
  readonly place: "done" | "on" | "ahead";
  readonly from: number;
  readonly to: number;
  /** How often its length is taken: by tables that wait for their turn. */
  readonly times: number;
  readonly length: number;
}

export interface PlanBarModel {
  readonly from: number;
  /** The end of the plan, or of what does not fit before it. */
  readonly to: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}

/** The bar at `now`, of a plan that must end at `end`. */
export function planBar(
  workshop: Workshop,
  activity: Activity,
  timing: Timing,
  rest: Rest,
  now: number,
  end: number,
): PlanBarModel {
  const from = beginning(activity, timing, now);
  const entered = timing.ran.at(-1)?.at ?? now;
  const all = [...past(activity, timing, now), ...ahead(workshop, activity, rest, entered, end)];
  const segments = all
    .map((segment) => ({ ...segment, from: Math.max(from, segment.from) }))
    .filter((segment) => segment.to > segment.from);
  return { from, to: Math.max(end, projected(rest), from + 1), end, segments };
}

/**
 * The bar begins when the workshop does, as far as that is known: the first phase of all was entered when the
 * workshop was made, and people may have gathered in it for days.
 */
function beginning(activity: Activity, { plan, ran }: Timing, now: number): number {
  const known = ran.slice(1).find(({ phase }) => clockOf(activity, phase) !== "none")?.at ?? now;
  return Math.min(plan.start ?? known, known);
}

function clockOf(activity: Activity, id: string): Phase["clock"] | undefined {
  return activity.phases.find((phase) => phase.id === id)?.clock;
}

function past(activity: Activity, { ran }: Timing, now: number): Segment[] {
  return ran.slice(0, -1).flatMap(({ phase: id, at }, i) => {
    const phase = activity.phases.find((each) => each.id === id);
    const to = ran[i + 1]?.at ?? now;
    return phase === undefined
      ? []
      : [{ phase, place: "done" as const, from: at, to, times: 1, length: to - at }];
  });
}

function ahead(
  workshop: Workshop,
  activity: Activity,
  rest: Rest,
  entered: number,
  end: number,
): Segment[] {
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  let to = rest.from;
  const segments = phases.slice(Math.max(0, at)).map(({ phase, length }, i): Segment => {
    const open = rest.open.find(({ id }) => id === phase.id);
    const from = i === 0 ? entered : to;
    to += open === undefined ? 0 : open.length * open.times;
    return { phase, place: i === 0 ? "on" : "ahead", from, to, times: open?.times ?? 1, length };
  });
  const last = segments.at(-1);
  // The last phase has no clock, mostly: what is left until the end is its.
  return last === undefined || last.phase.clock !== "none" || last.to >= end
    ? segments
    : [...segments.slice(0, -1), { ...last, to: end }];
}

/**
 * How much later the present phase began than was planned, in ms; null where nothing was planned, and of the first
 * phase of all, which was entered when the workshop was made, whenever its clock was started.
 */
export function beganLate(workshop: Workshop, activity: Activity, timing: Timing): number | null {
  const { start } = timing.plan;
  const present = timing.ran.at(-1);
  const phases = phasesOf(workshop, activity);
  const at = phases.findIndex(({ phase }) => phase.id === workshop.phase);
  if (start === null || present === undefined || at <= 0 || phases[at]?.phase.clock === "none") {
    return null;
  }
  const planned = phases
    .slice(0, at)
    .map(({ phase }) => timing.ran.filter((run) => run.phase === phase.id).at(-1)?.planned ?? 0);
  return present.at - (start + planned.reduce((sum, length) => sum + length, 0));
}
