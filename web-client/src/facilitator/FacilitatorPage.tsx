import { keepLinks } from "../connection/links";
import { openWorkshop } from "../connection/live-workshop";
import { useEntry } from "../connection/useEntry";
import { t } from "../i18n/facilitator";
import { EntryNotice } from "../theme/EntryNotice";
import { Dashboard } from "./Dashboard";
import { Desk, DeskProvider } from "./desk";

async function openDesk(id: string): Promise<Desk> {
  const opened = await openWorkshop(id, "facilitator");
  if (opened.token !== null) {
    keepLinks(id, { facilitator: `/facilitate/${id}#${opened.token}` });
  }
  return new Desk(opened);
}

/** The page behind a facilitator link: it lets itself in and then shows the dashboard. */
export function FacilitatorPage(props: { workshopId: string }) {
  const entry = useEntry(() => openDesk(props.workshopId));
  if (entry.at === "open" && entry.opened.deleted.value) {
    return (
      <EntryNotice at="refused" refusedTitle={t("deletedTitle")} refusedText={t("deletedText")} />
    );
  }
  return entry.at === "open" ? (
    <DeskProvider value={entry.opened}>
      <Dashboard />
    </DeskProvider>
  ) : (
    <EntryNotice at={entry.at} refusedTitle={t("refusedTitle")} refusedText={t("refusedText")} />
  );
}
