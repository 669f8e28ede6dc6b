import { t } from "../i18n/recovery";
import { Button } from "../theme/Button";

/** What the recovery sheet is for, and the way to it. */
export function RecoveryOffer(props: { onShow: () => void }) {
  return (
    <div class="field">
      <Button onClick={props.onShow}>{t("showSheet")}</Button>
      <p class="field-hint">{t("sheetOffer")}</p>
    </div>
  );
}
