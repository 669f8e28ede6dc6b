import { t as shared } from "../i18n/facilitator";
import { t } from "../i18n/silence";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { anyPensDown } from "../workshop/silence";
import { useDesk } from "./desk";

/**
 * Asks before a silence ends, or goes on in pairs: that shows what others have written, and no undo hides it again
 * (SPEC M38, M39).
 */
export function SureToShow(props: {
  to: "all" | "pairs";
  yes: string;
  onYes: () => void;
  onClose: () => void;
}) {
  const { to, yes, onYes, onClose } = props;
  const pensDown = to === "all" && anyPensDown(useDesk().workshop.value);
  const sure = to === "all" ? t("sure") : shared("pairsSure");
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <p>{pensDown ? t("pensFirst") : sure}</p>
      <div class="dialog-actions">
        <Button
          kind="danger"
          disabled={pensDown}
          onClick={() => {
            onClose();
            onYes();
          }}
        >
          {yes}
        </Button>
        <Button onClick={onClose}>{shared("cancel")}</Button>
      </div>
    </Dialog>
  );
}
