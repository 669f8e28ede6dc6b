import { problemOf } from "../../connection/api";
import { t } from "../../i18n/create";

/** Why the server did not do it, in plain words. */
export function problemWords(error: unknown, keyNeeded: boolean): string {
  const { name } = problemOf(error);
  switch (name) {
    case "network":
      return t("createNetwork");
    case "unauthorised":
    case "forbidden":
      return keyNeeded ? t("keyWrong") : t("createForbidden");
    case "malformed":
    case "invalid-name":
    case "too-large":
      return t("createRefused");
    case "after-deletion":
      return t("createAfterDeletion");
    case "too-many-requests":
    case "journal-unavailable":
    case "busy":
    case "stopping":
      return t("createBusy");
    default:
      return t("createFailed", { name });
  }
}
