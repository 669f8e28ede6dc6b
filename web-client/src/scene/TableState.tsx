import { t } from "../i18n/screen";
import type { ShownState } from "../workshop/table-state";
import "./TableState.css";

/** A state's sign and word beside a table's name: the dashboard's. */
export function TableState({ state }: { state: ShownState }) {
  const ready = state === "ready";
  return (
    <span class="table-state" data-state={state}>
      <span aria-hidden="true">{ready ? "✓" : "✎"}</span> {t(ready ? "readyNow" : "writingNow")}
    </span>
  );
}
