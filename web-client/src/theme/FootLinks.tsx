import { t } from "../i18n/shared";

/** The way from every page to what this browser keeps, and to how accessible the pages are. */
export function FootLinks() {
  return (
    <p class="foot-links">
      <a href="/device">{t("keptHere")}</a>
      <a href="/device#accessibility">{t("accessibility")}</a>
    </p>
  );
}
