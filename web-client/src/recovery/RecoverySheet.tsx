import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ApiError } from "../connection/api";
import { codeAt } from "../connection/codes";
import { joinLink } from "../connection/links";
import { dayAndTime, dayOf } from "../i18n/format";
import { listed } from "../i18n/listed";
import { t } from "../i18n/recovery";
import { spacedZone } from "../i18n/zone-name";
import { inFours, type RecoverySheet as Sheet } from "../protocol/recovery";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { fetchSheet, sheetPicture } from "./calls";
import "./RecoverySheet.css";
import { JoinCode } from "../theme/JoinCode";
import { QrCode } from "../theme/QrCode";

/** The recovery sheet of a workshop, to print and to save. */
export function RecoverySheet(props: { workshopId: string; onBack: () => void }) {
  const { workshopId } = props;
  const sheet = useSignal<Sheet | "asking" | "none" | "failed">("asking");
  // Not the server's address: a browser would open that with the cookie, whoever answers there by then (SPEC B3).
  const file = useSignal("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    fetchSheet(workshopId).then(
      (known) => {
        file.value = URL.createObjectURL(known.file);
        sheet.value = known.sheet;
      },
      (error: unknown) => {
        const none = error instanceof ApiError && error.problem.name === "not-now";
        sheet.value = none ? "none" : "failed";
      },
    );
    return () => URL.revokeObjectURL(file.peek());
  }, [workshopId, sheet, file]);
  const known = sheet.value;
  return (
    <main class="recovery">
      <div class="recovery-bar">
        <Button onClick={props.onBack}>{t("backToPage")}</Button>
        {typeof known === "object" && (
          <>
            <a
              class="button"
              data-kind="quiet"
              href={file.value}
              download={`charrette-${known.joinCode}.json`}
            >
              {t("saveSheet")}
            </a>
            <Button kind="primary" onClick={() => print()}>
              {t("printSheet")}
            </Button>
          </>
        )}
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {t("sheetTitle")}
      </h1>
      {known === "asking" && <p>{t("sheetLoading")}</p>}
      {known === "none" && <Said urgent words={t("sheetNone")} />}
      {known === "failed" && <Said urgent words={t("sheetFailed")} />}
      {typeof known === "object" && <Paper sheet={known} />}
    </main>
  );
}

function Paper({ sheet }: { sheet: Sheet }) {
  const { origin } = new URL(joinLink(sheet.id, sheet.joinCode));
  return (
    <article class="recovery-paper">
      <p class="recovery-name" dir="auto">
        {sheet.name}
      </p>
      <p class="recovery-secret">
        <strong>{t("sheetSecret")}</strong> {t("sheetWhat")}
      </p>
      <h2>{t("sheetHow")}</h2>
      <ol>
        <li>{t.rich("sheetStep1", { address: <bdi dir="ltr">{origin}</bdi> })}</li>
        <li>{t("sheetStep2")}</li>
        <li>{t("sheetStep3")}</li>
      </ol>
      <div class="recovery-keys">
        <dl>
          <dt>{t("workshopId")}</dt>
          <dd>
            <bdi dir="ltr">{inFours(sheet.id)}</bdi>
          </dd>
          <dt>{t("joinCode")}</dt>
          <dd>
            <JoinCode code={sheet.joinCode} />
          </dd>
          <dt>{t("recoveryKey")}</dt>
          <dd>
            <bdi dir="ltr">{inFours(sheet.key)}</bdi>
          </dd>
          <dt>{t("activityId")}</dt>
          <dd>{sheet.activity}</dd>
          {sheet.zone !== null && (
            <>
              <dt>{t("sheetZone")}</dt>
              <dd dir="ltr">{spacedZone(sheet.zone)}</dd>
            </>
          )}
        </dl>
        <figure>
          <QrCode
            class="recovery-code"
            qr={codeAt(sheetPicture(sheet.id)).value}
            alt={t("sheetQrAlt")}
          />
          <figcaption>{t("sheetQr")}</figcaption>
        </figure>
      </div>
      <h2>{t("tablesOf", { count: sheet.tables.length })}</h2>
      <ol class="recovery-tables">
        {sheet.tables.map(({ place, label }, at) => (
          <li key={at}>
            {listed(
              [`${at + 1}`, place, label].filter((part) => part !== ""),
              " · ",
            )}
          </li>
        ))}
      </ol>
      <p class="recovery-foot">
        {t("madeOn", { time: dayAndTime(Date.now()) })} ·{" "}
        {t("deletedOn", { day: dayOf(sheet.deleteAfter) })}
      </p>
    </article>
  );
}
