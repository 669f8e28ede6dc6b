import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { undoWords } from "./words";
import "./RoomControls.css";

/** The dock: pens, the screen, and taking the last control back. It never leaves the page. */
export function RoomControls(props: { children: ComponentChildren }) {
  const desk = useDesk();
  const { locked, joining, screen, undo } = desk.workshop.value;
  const shown =
    screen.table !== null && screen.table !== desk.presenting.value ? screen.table : null;
  return (
    <section class="dock" aria-label={t("roomTitle")}>
      {locked && <p class="dock-note">{t("pensDownOn")}</p>}
      {!joining && (
        <p class="dock-note">
          {t("joiningIsClosed")}{" "}
          <Button size="small" onClick={() => void desk.run({ type: "open-joining" })}>
            {t("openJoining")}
          </Button>
        </p>
      )}
      {screen.blank && <p class="dock-note">{t("screenIsBlank")}</p>}
      {shown !== null && (
        <p class="dock-note">
          {t("showingTable", { number: shown })}{" "}
          <Button size="small" onClick={() => void desk.run({ type: "clear-screen" })}>
            {t("clearScreen")}
          </Button>
        </p>
      )}
      <div class="dock-buttons">
        <Button onClick={() => void desk.run({ type: locked ? "unlock" : "lock", table: null })}>
          {locked ? t("pensUpAll") : t("pensDownAll")}
        </Button>
        <Button onClick={() => void desk.run({ type: "blank-screen", blank: !screen.blank })}>
          {screen.blank ? t("unblankScreen") : t("blankScreen")}
        </Button>
        <Button
          class="dock-undo"
          means={undo ?? ""}
          disabled={undo === null}
          onClick={() => void desk.run({ type: "undo" })}
        >
          <span aria-hidden="true">↶</span> {undo === null ? t("undo") : undoWords(undo)}
        </Button>
        {props.children}
      </div>
    </section>
  );
}
