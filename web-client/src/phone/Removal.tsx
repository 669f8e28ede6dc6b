import type { Board } from "../flipchart/board";
import { t } from "../i18n/phone";
import { Press } from "../theme/Press";
import "./Removal.css";

/** What was deleted last, and the way to have it back; it stays until it is dismissed. */
export function Removal({ board }: { board: Board }) {
  const name = board.removed.value;
  return (
    <div class="removal-place" role="status">
      {name !== null && (
        <div class="removal">
          <span dir="auto">{t("removed", { name })}</span>
          <Press means={name} onClick={() => board.undoRemoval()}>
            {t("undo")}
          </Press>
          <Press means={name} aria-label={t("dismiss")} onClick={() => board.keepRemoval()}>
            <span aria-hidden="true">×</span>
          </Press>
        </div>
      )}
    </div>
  );
}
