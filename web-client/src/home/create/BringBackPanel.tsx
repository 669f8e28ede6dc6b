import { useSignal } from "@preact/signals";
import { t } from "../../i18n/recovery";
import { Button } from "../../theme/Button";
import { latePart } from "../../theme/late-part";
import { useActivityList } from "./activities";
import { KeyField } from "./KeyField";
import { problemWords } from "./problem-words";
import { ZoneField } from "./ZoneField";
import "./BringBackPanel.css";
// With the page: a style that could not be fetched is not fetched again.
import "../../recovery/BringBack.css";

const BringBack = latePart(() => import("../../recovery/BringBack"), "BringBack");

/** The way back for a workshop whose computer was lost. */
export function BringBackPanel({ keyNeeded }: { keyNeeded: boolean }) {
  const open = useSignal(false);
  const activities = useActivityList();
  return (
    <section class="bring-back-panel" aria-labelledby="bring-back-title">
      <h3 id="bring-back-title">{t("bringBack")}</h3>
      <p class="field-hint">{t("bringBackHint")}</p>
      <Button
        onClick={() => {
          open.value = true;
        }}
      >
        {t("bringBack")}
      </Button>
      {open.value && (
        <BringBack
          keyNeeded={keyNeeded}
          activities={activities.choices.value}
          problemWords={(error) => problemWords(error, keyNeeded, true)}
          keyField={(key) => <KeyField value={key} />}
          zoneField={(own, zone) => (
            <ZoneField
              own={own}
              zone={zone.value || own}
              onZone={(chosen) => {
                zone.value = chosen;
              }}
            />
          )}
          onBack={() => {
            open.value = false;
          }}
        />
      )}
    </section>
  );
}
