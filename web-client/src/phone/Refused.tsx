import { t } from "../i18n/room";
import { Banner } from "../theme/Banner";
import type { Seat } from "./seat";
import "./Banners.css";

/** What the server did not take of this phone, and what to do about it. */
export function Refused({ seat: { provider } }: { seat: Seat }) {
  const saving = provider.saving.value;
  return (
    <>
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
