import type { ComponentChild } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { heard } from "../theme/heard";
import { useSaid } from "../theme/Said";
import { type Desk, useDesk } from "./desk";
import { type Outcome, TableHistory } from "./history";
import { MomentList } from "./MomentList";
import { PastFlipchart } from "./PastFlipchart";
import { partNames } from "./part-names";
import { refusalWords } from "./words";
import "./HistoryDialog.css";
import "./chart.css";

/** How often what is new is fetched while the history is open, ms. */
const REFRESH_EVERY = 10_000;

/** What a table's flipchart was at every minute, and the means to bring it back. */
export function HistoryDialog(props: { number: number; onClose: () => void }) {
  const desk = useDesk();
  const history = useMemo(() => new TableHistory(desk.id, props.number), [desk, props.number]);
  useEffect(() => {
    void history.refresh();
    const timer = setInterval(() => void history.refresh(), REFRESH_EVERY);
    return () => clearInterval(timer);
  }, [history]);
  const moments = history.moments.value;
  const refusal = history.refusal.value;
  return (
    <Dialog
      title={t("historyTitle", { number: props.number })}
      onClose={props.onClose}
      width="960px"
    >
      {refusal !== null && (
        <Banner tone="warn" live="alert" onDismiss={() => history.dismissRefusal()}>
          {refusalWords(refusal)}
        </Banner>
      )}
      <OutcomeBanner history={history} />
      {moments === null && refusal === null && <p>{t("historyLoading")}</p>}
      {moments?.length === 0 && <p class="chart-empty">{t("historyEmpty")}</p>}
      {moments !== null && moments.length > 0 && (
        <div class="history">
          <MomentList
            moments={moments}
            selected={history.selected.value}
            onSelect={(at) => void history.select(at)}
          />
          <Selected history={history} />
        </div>
      )}
    </Dialog>
  );
}

/** The flipchart at the moment that is looked at. */
function Selected({ history }: { history: TableHistory }) {
  const past = history.past.value;
  if (past === null) {
    return <p>{t("flipchartLoading")}</p>;
  }
  const count = past.differing.length;
  return (
    <section class="past" aria-label={t("pastTitle", { time: timeOfDay(past.at) })}>
      <div class="past-head">
        <div>
          <h3>{t("pastTitle", { time: timeOfDay(past.at) })}</h3>
          <p class="field-hint">{count === 0 ? t("pastSame") : t("pastDiffers")}</p>
        </div>
        {count > 0 && (
          <Button
            kind="dark"
            aria-disabled={history.busy.value}
            onClick={() => void history.bringBack([])}
          >
            {t("bringAllBack")}
          </Button>
        )}
      </div>
      <PastFlipchart
        past={past}
        busy={history.busy.value}
        onBringBack={(parts) => void history.bringBack(parts)}
      />
    </section>
  );
}

/** Says what was brought back, with the way to take it away again. */
function OutcomeBanner({ history }: { history: TableHistory }) {
  const outcome = history.outcome.value;
  const desk = useDesk();
  const undo = useRef<HTMLDivElement>(null);
  const words = outcome === null ? "" : outcomeWords(outcome, desk);
  useSaid(heard(words));
  useEffect(() => {
    // The button that was pressed is gone; the next likely one takes the focus.
    undo.current?.querySelector("button")?.focus();
  }, [outcome]);
  return (
    <div class="history-outcome">
      {outcome !== null && (
        <Banner tone="good" live="none">
          <div class="outcome" ref={undo}>
            <span>{words}</span>
            {outcome.kind === "restored" && (
              <Button
                size="small"
                aria-disabled={history.busy.value}
                onClick={() => void history.undo()}
              >
                {t("undo")}
              </Button>
            )}
            <Button kind="bare" size="small" onClick={() => history.dismissOutcome()}>
              {t("historyDismiss")}
            </Button>
          </div>
        </Banner>
      )}
    </div>
  );
}

function outcomeWords(outcome: Outcome, desk: Desk): string | ComponentChild[] {
  switch (outcome.kind) {
    case "restored":
      return t.rich("broughtBack", { what: partNames(outcome.parts, desk) });
    case "undone":
      return t("restoreUndone");
    case "same":
      return t("pastSame");
  }
}
