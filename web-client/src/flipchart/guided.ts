import type { Category } from "../protocol/activity";

/** Whether there is anything to tell about a category. */
export function hasGuidance({ summary, lookFor, networks }: Category): boolean {
  return summary !== "" || lookFor.length + networks.length > 0;
}
