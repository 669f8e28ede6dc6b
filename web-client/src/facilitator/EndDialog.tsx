import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { useDesk } from "./desk";
import { reportAddress } from "./report-address";
import "./EndDialog.css";

/** Ends the workshop and deletes it, after saying what goes. */
export function EndDialog(props: { onClose: () => void }) {
  const desk = useDesk();
  const { tables, participants } = desk.workshop.value;
  const sure = useSignal(false);
  const busy = useSignal(false);
  const end = async () => {
    if (busy.value || !sure.value) {
      return;
    }
    busy.value = true;
    if (!(await desk.end())) {
      busy.value = false;
      props.onClose(); // the dashboard says why
    }
  };
  return (
    <Dialog title={t("endTitle")} onClose={props.onClose} width="560px">
      <div class="end-workshop">
        <p>{t("endWhat")}</p>
        <ul>
          <li>{t("endFlipcharts", { count: tables.length })}</li>
          <li>{t("endPeople", { count: participants.length })}</li>
          <li>{t("endReport")}</li>
          <li>{t("endLinks")}</li>
        </ul>
        <p>
          {t("endExport")}{" "}
          <a href={reportAddress(desk.id, "pdf")} download="">
            {t("exportPdf")}
          </a>
        </p>
        <label class="end-sure">
          <input
            type="checkbox"
            checked={sure.value}
            onChange={(event) => {
              sure.value = event.currentTarget.checked;
            }}
          />
          <span>{t("endSure")}</span>
        </label>
        <div class="end-actions">
          <Button
            kind="danger"
            disabled={!sure.value}
            aria-disabled={busy.value}
            onClick={() => void end()}
          >
            {t("reallyEnd")}
          </Button>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
