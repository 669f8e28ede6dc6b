import type { Activity } from "../protocol/activity";
import type { Workshop } from "../protocol/workshop";
import { phasesOf } from "../workshop/selectors";

/**
 * How long what is written in a field may take to say, in seconds: a turn of the phase in which it is
 * shown, else of the first that has turns; null where none has.
 */
export function turnLength(workshop: Workshop, activity: Activity, field: string): number | null {
  const phases = phasesOf(workshop, activity).filter(({ phase }) => phase.clock === "turns");
  const own = phases.find(({ phase }) => phase.turns?.show.includes(field) === true);
  const length = (own ?? phases[0])?.length;
  return length === undefined ? null : Math.round(length / 1000);
}
