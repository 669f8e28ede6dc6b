import { useEffect } from "preact/hooks";
import { t } from "../i18n/silence";
import { useDesk } from "./desk";
import { SureToShow } from "./SureToShow";

/** Asks before a step ends a silence: it shows what all have written, and no undo hides that again (SPEC M38). */
export function LeaveSilence() {
  const desk = useDesk();
  const { phase, silence } = desk.workshop.value;
  const asked = desk.asked.value;
  const close = () => {
    desk.asked.value = null;
  };
  const isOver = asked !== null && (asked.phase !== phase || silence.present === null);
  useEffect(() => {
    if (isOver) {
      close();
    }
  }, [isOver]);
  if (asked === null || isOver) {
    return null;
  }
  return (
    <SureToShow
      to="all"
      yes={t("showAndGoOn")}
      onYes={() => void desk.run(asked.command, true)}
      onClose={close}
    />
  );
}
