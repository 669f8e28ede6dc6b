import { problemOf } from "../../connection/outcome";
import { t } from "../../i18n/create";

/** Why the server did not do it, in plain words; `creating` says whether that was to create a workshop. */
export function problemWords(error: unknown, keyNeeded: boolean, creating: boolean): string {
  const { name } = problemOf(error);
  switch (name) {
    case "network":
      return t(creating ? "createNetwork" : "noAnswer");
    case "unauthorised":
    case "forbidden":
      return keyNeeded ? t("keyWrong") : t("createForbidden");
    case "malformed":
    case "invalid-name":
    case "too-large":
      return creating ? t("createRefused") : t("notDone", { name });
    case "after-deletion":
      return t("createAfterDeletion");
    case "too-many-requests":
    case "journal-unavailable":
    case "busy":
    case "stopping":
      return t("createBusy");
    default:
      return t(creating ? "createFailed" : "notDone", { name });
  }
}
