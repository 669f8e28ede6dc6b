import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { groupedCode } from "../i18n/format";
import { language } from "../i18n/language";
import { t as time } from "../i18n/time";
import { LanguageChoice } from "../theme/LanguageChoice";
import { useMenu } from "../theme/useMenu";
import { useDesk } from "./desk";
import type { Overlay } from "./overlay";
import "./TopBar.css";

const reports = [
  ["html", "exportHtml"],
  ["pdf", "exportPdf"],
  ["md", "exportMd"],
  ["csv", "exportCsv"],
  ["json", "exportJson"],
] as const;

/** Name, numbers, join code, connection, and what can be opened from here. */
export function TopBar(props: { children: ComponentChildren }) {
  const desk = useDesk();
  const workshop = desk.workshop.value;
  const status = desk.channel.status.value;
  return (
    <header class="topbar">
      <p class="topbar-mark">{t("appName")}</p>
      <div class="topbar-about">
        <h1 dir="auto">{workshop.name}</h1>
        <p>
          {t("tableCount", { count: workshop.tables.length })} ·{" "}
          {t("people", { count: workshop.participants.length })} ·{" "}
          <span class="topbar-status" data-status={status}>
            {status === "open"
              ? t("online")
              : status === "connecting"
                ? t("connecting")
                : t("offline")}
          </span>
        </p>
      </div>
      <div class="topbar-join">
        <span>{t("joinCode")}</span>
        <strong class="topbar-code">{groupedCode(workshop.joinCode)}</strong>
      </div>
      <nav class="topbar-actions" aria-label={t("options")}>
        {props.children}
        <LanguageChoice />
      </nav>
    </header>
  );
}

/** All that a facilitator opens from the bar. */
export function BarActions(props: { onOpen: (overlay: Overlay) => void }) {
  const desk = useDesk();
  return (
    <>
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "share" })}>
        {t("showQr")}
      </button>
      <a class="topbar-button" href={`/screen/${desk.id}`} target="_blank" rel="noreferrer">
        {t("roomScreen")} <span aria-hidden="true">↗</span>
        <span class="visually-hidden"> ({t("newTab")})</span>
      </a>
      <ExportMenu id={desk.id} />
      {desk.activity.value.sheets.some(
        (sheet) => sheet.kind === "cards" && sheet.links !== null,
      ) && (
        <button
          type="button"
          class="topbar-button"
          onClick={() => props.onOpen({ name: "bridges" })}
        >
          {t("bridges")}
        </button>
      )}
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "people" })}>
        {t("peopleButton")}
      </button>
      <button
        type="button"
        class="topbar-button"
        onClick={() => props.onOpen({ name: "run-sheet" })}
      >
        {time("runSheet")}
      </button>
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "end" })}>
        {t("end")}
      </button>
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "keys" })}>
        {t("keys")} <kbd>?</kbd>
      </button>
    </>
  );
}

/**
 * A disclosure of the report's formats. Each opens in a tab of its own, which a file leaves at once;
 * if there is none, the server's words are seen there, and the dashboard stays.
 */
function ExportMenu(props: { id: string }) {
  const { ref } = useMenu();
  return (
    <details class="export" ref={ref}>
      <summary class="topbar-button">{t("export")}</summary>
      <ul class="export-list">
        {reports.map(([extension, key]) => (
          <li key={extension}>
            <a
              href={`/api/workshops/${encodeURIComponent(props.id)}/report.${extension}?as=facilitator&language=${language.value}`}
              target="_blank"
              rel="noreferrer"
            >
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
