import { Fragment } from "preact";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { WorkshopTable } from "../protocol/workshop";
import { cardSheetsOf, cardsOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { phaseView, tableStatus } from "../workshop/table-state";
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
  const free = desk.free.since(table, phase, now);
  const status = tableStatus(table, digest, people, phase, now, free);
  const names = workshop.participants
    .filter((person) => person.table === table.number)
    .map(({ name }) => name);
  return (
    <>
      <div class="table-about">
        <p>
          {t("people", { count: people })}
          {status.offline > 0 && ` (${t("statusOfflineOf", { count: status.offline })})`} ·{" "}
          {cardSheetsOf(activity).map((sheet) => (
            <Fragment key={sheet.id}>
              <bdi {...saidOf(sheet.card, desk.activityLang.value)}>
                {counted(cardsOf(digest, sheet).count, cardWord(sheet))}
              </bdi>
              {" · "}
            </Fragment>
          ))}
          {digest?.lastEdit == null
            ? t("neverEdited")
            : t("lastEdit", { duration: duration(now - digest.lastEdit) })}
        </p>
        <StatusChips table={table} status={status} />
      </div>
      {names.length > 0 && (
        <p class="table-names" dir="auto">
          {names.join(", ")}
        </p>
      )}
    </>
  );
}
