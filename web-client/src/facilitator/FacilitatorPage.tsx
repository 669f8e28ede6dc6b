import { keepsCookies } from "../connection/cookies";
import { openWorkshop } from "../connection/live-workshop";
import { useEntry } from "../connection/useEntry";
import { t as entryWords } from "../i18n/entry";
import { t } from "../i18n/facilitator";
import { readersLanguages } from "../i18n/language";
import { EntryNotice } from "../theme/EntryNotice";
import { Dashboard } from "./Dashboard";
import { Desk, openDesk } from "./desk";
import { HelperDashboard } from "./HelperDashboard";

/** The page behind a facilitator's or a helper's link: it lets itself in and then shows the dashboard. */
export function FacilitatorPage(props: { workshopId: string; role: "facilitator" | "helper" }) {
  const { workshopId, role } = props;
  const entry = useEntry(async () =>
    openDesk(new Desk(await openWorkshop(workshopId, role), readersLanguages)),
  );
  if (entry.at === "open" && entry.opened.deleted.value) {
    return (
      <EntryNotice
        at="refused"
        refusedTitle={entryWords("deletedTitle")}
        refusedText={entryWords("deletedText")}
      />
    );
  }
  if (entry.at === "open") {
    return entry.opened.runs ? <Dashboard /> : <HelperDashboard />;
  }
  const runs = role === "facilitator";
  return (
    <EntryNotice
      at={entry.at}
      refusedTitle={t(runs ? "refusedTitle" : "helperRefusedTitle")}
      refusedText={t(runs ? "refusedText" : "helperRefusedText")}
      noCookies={!keepsCookies()}
    />
  );
}
