import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { tableOf } from "../workshop/selectors";
import { useDesk } from "./desk";
import { MessageForm } from "./MessageForm";
import { TableAbout } from "./TableAbout";
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
    <Dialog
      title={t("tableAndCity", { number: table.number, city: table.city })}
      onClose={props.onClose}
      width="600px"
    >
      <TableAbout table={table} />
      {table.help !== null && (
        <div class="table-actions">
          <Button
            kind="dark"
            onClick={() => void desk.run({ type: "clear-help", table: table.number })}
          >
            {t("clearHelp")}
          </Button>
        </div>
      )}
      <Written title={t("challenge")} text={digest?.challenge ?? ""} />
      <Written title={t("pitch")} text={digest?.pitch ?? ""} />
      <MessageForm table={table.number} />
    </Dialog>
  );
}

function Written(props: { title: string; text: string }) {
  const text = props.text.trim();
  return (
    <section>
      <h3>{props.title}</h3>
      <p class="written" dir="auto" lang={text === "" ? undefined : ""}>
        {text === "" ? t("notStarted") : text}
      </p>
    </section>
  );
}
