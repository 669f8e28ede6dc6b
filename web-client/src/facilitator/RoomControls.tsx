import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { undoWords } from "./words";
import "./RoomControls.css";

/** Controls of the whole room: pens, the screen, and taking the last control back. */
export function RoomControls() {
  const desk = useDesk();
  const { locked, joining, screen, undo } = desk.workshop.value;
  const shown =
    screen.table !== null && screen.table !== desk.presenting.value ? screen.table : null;
  return (
    <section class="room" aria-label={t("roomTitle")}>
      {locked && <p class="room-note">{t("pensDownOn")}</p>}
      {!joining && (
        <p class="room-note">
          {t("joiningIsClosed")}{" "}
          <Button size="small" onClick={() => void desk.run({ type: "open-joining" })}>
            {t("openJoining")}
          </Button>
        </p>
      )}
      {screen.blank && <p class="room-note">{t("screenIsBlank")}</p>}
      {shown !== null && (
        <p class="room-note">
          {t("showingTable", { number: shown })}{" "}
          <Button size="small" onClick={() => void desk.run({ type: "clear-screen" })}>
            {t("clearScreen")}
          </Button>
        </p>
      )}
      <div class="room-buttons">
        <Button onClick={() => void desk.run({ type: locked ? "unlock" : "lock", table: null })}>
          {locked ? t("pensUpAll") : t("pensDownAll")}
        </Button>
        <Button onClick={() => void desk.run({ type: "blank-screen", blank: !screen.blank })}>
          {screen.blank ? t("unblankScreen") : t("blankScreen")}
        </Button>
        <Button
          class="room-undo"
          disabled={undo === null}
          onClick={() => void desk.run({ type: "undo" })}
        >
          <span aria-hidden="true">↶</span> {undo === null ? t("undo") : undoWords(undo)}
        </Button>
      </div>
    </section>
  );
}
