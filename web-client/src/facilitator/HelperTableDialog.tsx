import { t } from "../i18n/facilitator";
import type { Field } from "../protocol/activity";
import type { Digest } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { cardSheetsOf, cardsOf, fieldsOf, focusOf, hasAny, textOf } from "../workshop/focus";
import { tableOf } from "../workshop/selectors";
import { tableWords } from "../workshop/words";
import { type Desk, useDesk } from "./desk";
import { KnownCards } from "./Gathered";
import { MessageForm } from "./MessageForm";
import { NotDone } from "./NotDone";
import { TableAbout } from "./TableAbout";
import { TableNotes } from "./TableNotes";
import "./HelperTableDialog.css";
import "./TableDialog.css";

/** What a helper sees of a table, and can do for it. */
export function HelperTableDialog(props: { number: number; onClose: () => void }) {
  const desk = useDesk();
  const table = tableOf(desk.workshop.value, props.number);
  if (table === undefined) {
    return null;
  }
  const digest = desk.digests.value.get(table.number);
  return (
    <Dialog title={tableWords(table)} onClose={props.onClose} width="600px">
      <NotDone />
      <TableAbout table={table} />
      <div class="table-actions">
        <Button
          kind="dark"
          means={String(table.help)}
          disabled={table.help === null}
          onClick={() =>
            void desk.run({ type: "clear-help", table: table.number, since: table.help })
          }
        >
          {t("clearHelp")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section class="helper-read" tabIndex={0} aria-label={t("helperReads")}>
        {cardSheetsOf(desk.activity.value)
          .filter((sheet) => hasAny(cardsOf(digest, sheet)))
          .map((sheet) => (
            <KnownCards key={sheet.id} sheet={sheet} digest={digest} />
          ))}
        {written(desk, digest).map(({ id, title }) => (
          <Written key={id} title={title} text={textOf(digest, id)} />
        ))}
      </section>
      <MessageForm table={table.number} />
      <TableNotes table={table.number} />
    </Dialog>
  );
}

/** What the phase is about, and what else the table has written, in the sheets' order. */
function written(desk: Desk, digest: Digest | undefined): Field[] {
  const activity = desk.activity.value;
  const { fields } = focusOf(desk.workshop.value, activity);
  return fieldsOf(activity).filter(
    (field) => fields.includes(field) || textOf(digest, field.id) !== "",
  );
}

function Written({ title, text }: { title: string; text: string }) {
  const desk = useDesk();
  return (
    <section>
      <h3 {...desk.activityLang.value}>{title}</h3>
      <p class="written" dir="auto" lang={text === "" ? undefined : ""}>
        {text === "" ? t("notStarted") : text}
      </p>
    </section>
  );
}
