import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { keepsCookies } from "../connection/cookies";
import { plainWords } from "../flipchart/plain-words";
import { t } from "../i18n/trouble";
import { KeptWords } from "../theme/KeptWords";
import { Said } from "../theme/Said";
import { Leftover } from "./Leftover";
import type { Seat } from "./seat";
import type { PhoneSession } from "./session";
import "./waiting.css";

/** Why this phone cannot take part, in plain words, what it has that nobody else may have, and the way back in. */
export function Trouble({ problem, session }: { problem: string; session: PhoneSession }) {
  const cookies = useMemo(keepsCookies, []);
  const seat = session.seat.value;
  const words =
    problem === "unknown-workshop"
      ? t("unknownWorkshop")
      : problem === "deleted"
        ? t("workshopDeleted")
        : seat === null
          ? cookies
            ? t("notJoined")
            : `${t("noCookiesTitle")}. ${t("noCookiesText")}`
          : t("takenOff");
  return (
    <main class="waiting">
      <Said urgent words={words} />
      <Leftover session={session} />
      {seat !== null && <LastWords seat={seat} />}
      <a class="button" data-kind="primary" href="/">
        {t("joinAgain")}
      </a>
    </main>
  );
}

/** What the flipchart says on this phone, to copy; of a deleted workshop as long as the page is open. */
function LastWords({ seat: { board, provider } }: { seat: Seat }) {
  const words = useSignal("");
  useEffect(() => {
    const read = () => {
      words.value = plainWords(board.flipchart, board.activity);
    };
    read();
    provider.doc.on("update", read);
    return () => provider.doc.off("update", read);
  }, [board, provider]);
  return words.value === "" ? null : (
    <div class="last-words">
      <KeptWords label={t("lastWords")} words={words.value} rows={8} />
    </div>
  );
}
