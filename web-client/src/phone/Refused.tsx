import { t } from "../i18n/room";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import type { Seat } from "./seat";
import "./Banners.css";

/** What is said of why the connection stopped for good, where more is known than that it did. */
const stopWords: Readonly<Record<string, "tooLarge" | "openElsewhere">> = {
  "too-large": "tooLarge",
  "too-many-sockets": "openElsewhere",
};

/** What the server did not take of this phone, and what to do about it. */
export function Refused({ seat: { provider } }: { seat: Seat }) {
  const saving = provider.saving.value;
  const stopped = provider.stopReason.value;
  return (
    <>
      {stopped !== null && stopped !== "moved" && stopped !== "started-afresh" && (
        <Banner tone="late" live="alert">
          <span>{t(stopWords[stopped] ?? "brokenConnection")}</span>
          <span class="banner-choice">
            <Button size="small" kind="dark" onClick={() => provider.retry()}>
              {t(stopped === "too-many-sockets" ? "useHere" : "tryAgain")}
            </Button>
          </span>
        </Banner>
      )}
      {provider.helpRefused.value && (
        <Banner tone="warn" live="alert" onDismiss={() => provider.noteHelpRefused()}>
          {t("helpLater")}
        </Banner>
      )}
      {(saving === "full" || saving === "refused") && (
        <Banner tone="late" live="alert">
          {t(saving === "full" ? "fullWords" : "refusedWords")}
        </Banner>
      )}
    </>
  );
}
