import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { TableHistory } from "./history";
import { refusalWords } from "./words";
import "./StartAfresh.css";
import "./TableDialog.css";

/** Gives a table an empty flipchart, and what was on the one before back again. */
export function StartAfresh({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  const asking = useSignal(false);
  return (
    <div class="afresh">
      {table.startedAt !== null && (
        <Before key={table.startedAt} table={table.number} startedAt={table.startedAt} />
      )}
      {asking.value ? (
        <>
          <p>{t("startAfreshSure", { number: table.number })}</p>
          <div class="table-actions">
            <Button
              kind="danger"
              onClick={() => {
                asking.value = false;
                void desk.run({ type: "start-afresh", table: table.number });
              }}
            >
              {t("reallyStartAfresh")}
            </Button>
            <Button
              onClick={() => {
                asking.value = false;
              }}
            >
              {t("cancel")}
            </Button>
          </div>
        </>
      ) : (
        <Button
          onClick={() => {
            asking.value = true;
          }}
        >
          {t("startAfresh")}
        </Button>
      )}
    </div>
  );
}

/** When it was started afresh, and the way back. */
function Before(props: { table: number; startedAt: number }) {
  const desk = useDesk();
  const history = useMemo(() => new TableHistory(desk.id, props.table), [desk, props.table]);
  const refusal = history.refusal.value;
  const bringBack = async () => {
    await history.select(props.startedAt);
    await history.bringBack([]);
  };
  return (
    <p role="status">
      {t("startedAfreshAt", { time: timeOfDay(props.startedAt) })}{" "}
      {history.outcome.value === null ? (
        <Button size="small" aria-disabled={history.busy.value} onClick={() => void bringBack()}>
          {t("bringBefore")}
        </Button>
      ) : (
        t("broughtBefore")
      )}
      {refusal !== null && ` ${refusalWords(refusal)}`}
    </p>
  );
}
