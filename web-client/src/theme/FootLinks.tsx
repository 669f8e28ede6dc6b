import { t } from "../i18n/shared";

/** The way from every page to what this browser keeps, and to how accessible the pages are. */
export function FootLinks() {
  return (
    <nav class="foot-links" aria-label={t("aboutPages")}>
      <a href="/device">{t("keptHere")}</a>
      <a href="/device#accessibility">{t("accessibility")}</a>
    </nav>
  );
}
