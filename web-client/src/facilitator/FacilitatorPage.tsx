import { keepsCookies } from "../connection/cookies";
import { openWorkshop } from "../connection/live-workshop";
import { useEntry } from "../connection/useEntry";
import { t as entryWords } from "../i18n/entry";
import { t } from "../i18n/facilitator";
import { readersLanguages, standInWith } from "../i18n/language";
import { EntryNotice } from "../theme/EntryNotice";
import { Dashboard } from "./Dashboard";
import { Desk, openDesk } from "./desk";
import { HelperDashboard } from "./HelperDashboard";

/** Opens the desk, with the page in a language that its reader more likely reads where it has none of theirs. */
async function openForReader(id: string, role: "facilitator" | "helper"): Promise<Desk> {
  const desk = openDesk(new Desk(await openWorkshop(id, role), readersLanguages));
  await standInWith(desk.activity.value.languages);
  return desk;
}

/** The page behind a facilitator's or a helper's link: it lets itself in and then shows the dashboard. */
export function FacilitatorPage(props: { workshopId: string; role: "facilitator" | "helper" }) {
  const { workshopId, role } = props;
  const entry = useEntry(() => openForReader(workshopId, role));
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
