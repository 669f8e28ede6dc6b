/** Why an activity was not loaded: what is wrong with it, or words of the server's other reasons. */
import { problemOf } from "../../connection/outcome";
import { t } from "../../i18n/create";
import { type Faults, readFaults } from "../../protocol/faults";
import { problemWords } from "./problem-words";

/** Most bytes of an activity's file (SPEC section 5). */
export const MOST_BYTES = 256 * 1024;

export function loadingProblem(error: unknown, keyNeeded: boolean): string | Faults {
  const { name, said } = problemOf(error);
  const number = (member: string) => Number(said?.[member] ?? 0);
  switch (name) {
    case "invalid-activity":
      return readFaults(said);
    case "activity-version":
      return number("loaded") === number("given")
        ? t("activitySameVersion", { version: number("loaded") })
        : t("activityOlder", { loaded: number("loaded"), given: number("given") });
    case "built-in-activity":
      return t("activityBuiltIn");
    case "too-many-activities":
      return t("activitiesFull", { most: number("most") });
    case "too-large":
      return t("activityTooLarge");
    case "network":
      return t("activityNetwork");
    default:
      return problemWords(error, keyNeeded, false);
  }
}
