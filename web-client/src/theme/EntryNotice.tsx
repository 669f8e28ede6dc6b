import { t } from "../i18n/shared";

/** What a page shows until it is let in, or when it is not. */
export function EntryNotice(props: {
  at: "opening" | "refused" | "unreachable";
  refusedTitle: string;
  refusedText: string;
  /** Whether it is not let in because the browser keeps no cookies. */
  noCookies?: boolean;
}) {
  return (
    <main class="entry" aria-live="polite">
      <p class="entry-name">{t("appName")}</p>
      {props.at === "opening" && <p>{t("opening")}</p>}
      {props.at === "refused" && (
        <>
          <h1>{props.noCookies ? t("noCookiesTitle") : props.refusedTitle}</h1>
          <p>{props.noCookies ? t("noCookiesText") : props.refusedText}</p>
        </>
      )}
      {props.at === "unreachable" && (
        <>
          <h1>{t("unreachableTitle")}</h1>
          <p>{t("unreachableText")}</p>
        </>
      )}
    </main>
  );
}
