import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { t as time } from "../i18n/time";
import { LanguageChoice } from "../theme/LanguageChoice";
import { useMenu } from "../theme/useMenu";
import { useDesk } from "./desk";
import type { Overlay } from "./overlay";
import { reportAddress } from "./report-address";
import "./TopBar.css";
import { JoinCode } from "../theme/JoinCode";

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
          <span class="topbar-status" data-status={status}>
            {status === "open"
              ? t("online")
              : status === "connecting"
                ? t("connecting")
                : t("offline")}
          </span>{" "}
          {t("tableCount", { count: workshop.tables.length })} ·{" "}
          {t("people", { count: workshop.participants.length })}
        </p>
      </div>
      <div class="topbar-join">
        <JoinLabel />
        <strong class="topbar-code">
          <JoinCode code={workshop.joinCode} />
        </strong>
      </div>
      <nav class="topbar-actions" aria-label={t("options")}>
        {props.children}
      </nav>
    </header>
  );
}

/** What the code is, or the way to open joining again; as wide as the wider of both. */
function JoinLabel() {
  const desk = useDesk();
  const { joining } = desk.workshop.value;
  return desk.runs ? (
    <div class="topbar-joining">
      <span data-shown={joining}>{t("joinCode")}</span>
      <button
        type="button"
        class="topbar-button"
        data-shown={!joining}
        title={t("joiningIsClosed")}
        onClick={() => void desk.run({ type: "open-joining" })}
      >
        {t("openJoining")}
      </button>
    </div>
  ) : (
    <span>{t("joinCode")}</span>
  );
}

/** All that a facilitator opens from the bar: what is wanted often stands in it, the rest is one press away. */
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
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "people" })}>
        {t("peopleButton")}
      </button>
      <ExportMenu id={desk.id} />
      <MoreMenu onOpen={props.onOpen} />
      <button type="button" class="topbar-button" onClick={() => props.onOpen({ name: "keys" })}>
        {t("keys")} <kbd>?</kbd>
      </button>
    </>
  );
}

/**
 * The report's formats. Each opens in a tab of its own, which a file leaves at once; if there is none,
 * the server's words are seen there, and the dashboard stays.
 */
function ExportMenu(props: { id: string }) {
  return (
    <BarMenu title={t("export")}>
      {() =>
        reports.map(([extension, key]) => (
          <li key={extension}>
            <a href={reportAddress(props.id, extension)} target="_blank" rel="noreferrer">
              {t(key)}
            </a>
          </li>
        ))
      }
    </BarMenu>
  );
}

/** What is opened now and then, the page's language, and the end. */
function MoreMenu(props: { onOpen: (overlay: Overlay) => void }) {
  const desk = useDesk();
  const linked = desk.activity.value.sheets.some(
    (sheet) => sheet.kind === "cards" && sheet.links !== null,
  );
  const entries = [
    ...(linked ? [["bridges", t("bridges")] as const] : []),
    ["run-sheet", time("runSheet")] as const,
    ["end", t("end")] as const,
  ];
  return (
    <BarMenu title={t("more")}>
      {(leave) => (
        <>
          {entries.map(([name, title]) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => {
                  leave();
                  props.onOpen({ name });
                }}
              >
                {title}
              </button>
            </li>
          ))}
          <li>
            <LanguageChoice />
          </li>
        </>
      )}
    </BarMenu>
  );
}

/** A disclosure of a list that lies over the page; what is pressed in it may leave it. */
function BarMenu(props: { title: string; children: (leave: () => void) => ComponentChildren }) {
  const { ref, leave } = useMenu();
  return (
    <details class="bar-menu" ref={ref}>
      <summary class="topbar-button">
        <span>{props.title}</span> <span aria-hidden="true">▾</span>
      </summary>
      <ul>{props.children(leave)}</ul>
    </details>
  );
}
