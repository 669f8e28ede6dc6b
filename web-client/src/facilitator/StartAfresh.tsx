import { useMemo } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import type { WorkshopTable } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { useSaid } from "../theme/Said";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { TableHistory } from "./history";
import { refusalWords } from "./words";
import "./StartAfresh.css";

/** Gives a table an empty flipchart, and what was on the one before back again. */
export function StartAfresh({ table }: { table: WorkshopTable }) {
  const desk = useDesk();
  return (
    <div class="afresh">
      {table.startedAt !== null && (
        <Before key={table.startedAt} table={table.number} startedAt={table.startedAt} />
      )}
      <AskFirst
        question={t("startAfreshSure", { number: table.number })}
        yes={t("reallyStartAfresh")}
        onYes={() => void desk.run({ type: "start-afresh", table: table.number })}
      >
        {(ask) => <Button onClick={ask}>{t("startAfresh")}</Button>}
      </AskFirst>
    </div>
  );
}

/** When it was started afresh, and the way back. */
function Before(props: { table: number; startedAt: number }) {
  const desk = useDesk();
  const history = useMemo(() => new TableHistory(desk.id, props.table), [desk, props.table]);
  const refusal = history.refusal.value;
  useSaid(
    refusal !== null
      ? refusalWords(refusal)
      : history.outcome.value !== null
        ? t("broughtBefore")
        : "",
  );
  const bringBack = async () => {
    await history.select(props.startedAt);
    await history.bringBack([]);
  };
  return (
    <p>
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
