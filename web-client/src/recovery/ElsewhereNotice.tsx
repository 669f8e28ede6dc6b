import { t } from "../i18n/recovery";
import { Banner } from "../theme/Banner";

/** Says to who runs the workshop that another server is where the workshop's was, and the way back. */
export function ElsewhereNotice() {
  return (
    <Banner tone="late" live="alert">
      {t("serverElsewhere")}
    </Banner>
  );
}
