import { t } from "../i18n/phone";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import type { PhoneSession } from "./session";
import "./Banners.css";
import "./Leftover.css";

/** Words that never reached a flipchart before it was started afresh, to copy or to throw away. */
export function Leftover({ session }: { session: PhoneSession }) {
  const words = session.leftover.value;
  return words === "" ? null : (
    <Banner tone="warn" live="alert">
      <label class="leftover">
        <span>{t("leftover")}</span>
        <textarea class="input" readOnly rows={3} dir="auto" value={words} />
      </label>
      <span class="banner-choice">
        <Button size="small" onClick={() => session.throwLeftoverAway()}>
          {t("throwAway")}
        </Button>
      </span>
    </Banner>
  );
}
