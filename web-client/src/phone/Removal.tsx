import type { Board } from "../flipchart/board";
import { t } from "../i18n/room";
import { Press } from "../theme/Press";
import { useSaid } from "../theme/Said";
import "./Removal.css";

/** What was deleted or merged last, and the way to take it back; it stays until it is dismissed. */
export function Removal({ board }: { board: Board }) {
  const deed = board.deed.value;
  const words =
    deed === null ? "" : deed.did === "removed" ? t("removed", deed) : t("mergedInto", deed);
  useSaid(words);
  return (
    <div class="removal-place">
      {deed !== null && (
        <div class="removal">
          <span dir="auto">{words}</span>
          <Press means={deed.name} onClick={() => board.takeBack()}>
            {t("undo")}
          </Press>
          <Press means={deed.name} aria-label={t("dismiss")} onClick={() => board.letBe()}>
            <span aria-hidden="true">×</span>
          </Press>
        </div>
      )}
    </div>
  );
}
