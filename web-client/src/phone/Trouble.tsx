import { t } from "../i18n/phone";
import { Leftover } from "./Leftover";
import type { PhoneSession } from "./session";
import "./waiting.css";

/** Why this phone cannot take part, in plain words, what it has that nobody else may have, and the way back in. */
export function Trouble({ problem, session }: { problem: string; session: PhoneSession }) {
  const words =
    problem === "unknown-workshop"
      ? t("unknownWorkshop")
      : problem === "deleted"
        ? t("workshopDeleted")
        : session.seat.value === null
          ? t("notJoined")
          : t("takenOff");
  return (
    <main class="waiting">
      <p role="alert">{words}</p>
      <Leftover session={session} />
      <a class="button" data-kind="primary" href="/">
        {t("joinAgain")}
      </a>
    </main>
  );
}
