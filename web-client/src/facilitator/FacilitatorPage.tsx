import { useEffect, useState } from "preact/hooks";
import { fetchActivity, fetchState, finalProblem } from "../connection/api";
import { keepLinks } from "../connection/links";
import { tradeToken } from "../connection/session";
import { t } from "../i18n/facilitator";
import { Dashboard } from "./Dashboard";
import { Desk, DeskProvider } from "./desk";

type Entry = { at: "opening" | "refused" | "unreachable" } | { at: "open"; desk: Desk };

const RETRY_MS = 3000;

async function openDesk(id: string): Promise<Desk> {
  const token = await tradeToken(id);
  if (token !== null) {
    keepLinks(id, { facilitator: `${location.origin}/facilitate/${id}#${token}` });
  }
  const [state, activity] = await Promise.all([
    fetchState(id, "facilitator"),
    fetchActivity(id, "facilitator"),
  ]);
  return new Desk(id, activity, state);
}

/** The page behind a facilitator link: it lets itself in and then shows the dashboard. */
export function FacilitatorPage(props: { workshopId: string }) {
  const [entry, enter] = useState<Entry>({ at: "opening" });
  const [attempt, retry] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    openDesk(props.workshopId).then(
      (desk) => enter({ at: "open", desk }),
      (error: unknown) => {
        if (finalProblem(error) !== null) {
          enter({ at: "refused" });
        } else {
          enter({ at: "unreachable" });
          timer = setTimeout(() => retry(attempt + 1), RETRY_MS);
        }
      },
    );
    return () => clearTimeout(timer);
  }, [props.workshopId, attempt]);

  if (entry.at === "open") {
    return (
      <DeskProvider value={entry.desk}>
        <Dashboard />
      </DeskProvider>
    );
  }
  return (
    <main class="entry" aria-live="polite">
      <p class="entry-name">{t("appName")}</p>
      {entry.at === "opening" && <p>{t("opening")}</p>}
      {entry.at === "refused" && (
        <>
          <h1>{t("refusedTitle")}</h1>
          <p>{t("refusedText")}</p>
        </>
      )}
      {entry.at === "unreachable" && (
        <>
          <h1>{t("unreachableTitle")}</h1>
          <p>{t("unreachableText")}</p>
        </>
      )}
    </main>
  );
}
