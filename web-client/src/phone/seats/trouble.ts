import { ApiError } from "../../connection/api";
import { t } from "../../i18n/seats";

/** What went wrong with asking or answering, in plain words. */
export function seatTrouble(error: unknown): string {
  const name = error instanceof ApiError ? error.problem.name : "";
  return name === "not-now"
    ? t("notPossible")
    : name === "too-many-requests"
      ? t("tooOften")
      : t("noAnswer");
}
