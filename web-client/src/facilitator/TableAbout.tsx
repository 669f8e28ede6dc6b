import { Fragment } from "preact";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { listed } from "../i18n/listed";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { cardSheetsOf, cardsOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { hasWritten, phaseView, tableStatus } from "../workshop/table-state";
import { cardWord } from "../workshop/words";
import { counted } from "../workshop/words-later";
import { useDesk } from "./desk";
import { StatusChips } from "./StatusChips";
import { peopleByTable } from "./status";
import "./TableAbout.css";

/** How a table stands: people, cards, the last edit, what it needs, and who sits there. */
export function TableAbout({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const now = desk.second.value;
  const digest = desk.digests.value.get(table.number);
  const people = peopleByTable(workshop).get(table.number) ?? 0;
  const activity = desk.activity.value;
  const phase = phaseView(workshop, activity, now);
  const free = desk.free.since(table, digest, phase, now);
  const status = tableStatus(table, digest, people, phase, now, free);
  const edited = digest === undefined ? null : editedWords(digest, now);
  const names = workshop.participants
    .filter((person) => person.table === table.number)
    .map(({ name }) => name);
  return (
    <>
      <div class="table-about">
        <p>
          {t("people", { count: people })}
          {status.offline > 0 && ` (${t("statusOfflineOf", { count: status.offline })})`}
          {digest !== undefined &&
            cardSheetsOf(activity).map((sheet) => (
              <Fragment key={sheet.id}>
                {" · "}
                <bdi {...saidOf(sheet.card, desk.activityLang.value)}>
                  {counted(cardsOf(digest, sheet).count, cardWord(sheet))}
                </bdi>
              </Fragment>
            ))}
          {edited !== null && ` · ${edited}`}
        </p>
        <StatusChips table={table} status={status} />
      </div>
      <p
        class="table-names"
        // What scrolls is reached by keyboard.
        {...(names.length > 0 && { tabIndex: 0, role: "group", "aria-label": t("peopleTitle") })}
      >
        {listed(names)}
      </p>
    </>
  );
}

/** When the table wrote last; null where it has written, and the server does not know when. */
function editedWords(digest: Digest, now: number): string | null {
  if (digest.lastEdit !== null) {
    return t("lastEdit", { duration: duration(now - digest.lastEdit) });
  }
  return hasWritten(digest) ? null : t("neverEdited");
}
