import { ApiError } from "../../connection/api";
import { t } from "../../i18n/offers";

/** Why an answer was not sent, in plain words. */
export function offerTrouble(error: unknown): string {
  switch (error instanceof ApiError ? error.problem.name : "") {
    case "not-now":
      return t("notNow");
    case "malformed":
      return t("notThus");
    case "too-many-requests":
      return t("tooOften");
    default:
      return t("notSent");
  }
}
