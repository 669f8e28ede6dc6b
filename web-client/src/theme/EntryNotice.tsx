import { t } from "../i18n/entry";
import { t as trouble } from "../i18n/trouble";
import { FootLinks } from "./FootLinks";
import { useSaid } from "./Said";

/** What a page shows until it is let in, or when it is not. */
export function EntryNotice(props: {
  at: "opening" | "refused" | "unreachable";
  refusedTitle: string;
  refusedText: string;
  /** Whether it is not let in because the browser keeps no cookies. */
  noCookies?: boolean;
}) {
  const [title, text] = {
    opening: ["", t("opening")],
    refused: props.noCookies
      ? [trouble("noCookiesTitle"), trouble("noCookiesText")]
      : [props.refusedTitle, props.refusedText],
    unreachable: [t("unreachableTitle"), t("unreachableText")],
  }[props.at] as [string, string];
  useSaid(title === "" ? "" : `${title}. ${text}`);
  return (
    <main class="entry">
      <p class="entry-name">{t("appName")}</p>
      {title !== "" && <h1>{title}</h1>}
      <p>{text}</p>
      {title !== "" && <FootLinks />}
    </main>
  );
}
