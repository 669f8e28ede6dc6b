import { t } from "../i18n/phone";
import type { Seat } from "./session";
import "./waiting.css";

/** Why this phone cannot take part, in plain words, and the way back in. */
export function Trouble({ problem, seat }: { problem: string; seat: Seat | null }) {
  const words =
    problem === "unknown-workshop"
      ? t("unknownWorkshop")
      : problem === "deleted"
        ? t("workshopDeleted")
        : seat === null
          ? t("notJoined")
          : t("takenOff");
  return (
    <main class="waiting">
      <p role="alert">{words}</p>
      <a class="button" data-kind="primary" href="/">
        {t("joinAgain")}
      </a>
    </main>
  );
}
