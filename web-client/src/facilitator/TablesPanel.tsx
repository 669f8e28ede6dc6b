import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { Press } from "../theme/Press";
import { useDesk } from "./desk";
import { PitchRunner } from "./PitchRunner";
import { type Need, peopleByTable, phaseView, type TableStatus, tableStatus } from "./status";
import { TableCard } from "./TableCard";
import { TextCard } from "./TextCard";
import "./TablesPanel.css";

const views = [
  ["live", "viewLive"],
  ["challenges", "viewChallenges"],
  ["pitches", "viewPitches"],
] as const;
type View = (typeof views)[number][0];

const needWords = {
  help: "needHelp",
  "no-challenge": "needChallenge",
  quiet: "needQuiet",
  offline: "needOffline",
} as const satisfies Record<Need, string>;
const needs = Object.keys(needWords) as Need[];

/** How close the cards stand: up to a dozen in comfort, sixty on one laptop screen. */
function density(tables: number): "wide" | "close" | "dense" {
  return tables <= 12 ? "wide" : tables <= 30 ? "close" : "dense";
}

/** All tables, as live cards, as their challenges, or as their pitches with who is next. */
export function TablesPanel(props: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const view = useSignal<View>("live");
  const only = useSignal<Need | null>(null);
  const workshop = desk.workshop.value;
  const now = desk.second.value;
  const perTable = desk.phase.value?.phase.clock === "per-table";
  useEffect(() => {
    view.value = perTable ? "pitches" : "live";
  }, [perTable, view]);

  const phase = phaseView(workshop, desk.activity, now);
  const joined = peopleByTable(workshop);
  const rows = workshop.tables.map((table) => {
    const digest = desk.digests.value.get(table.number);
    const people = joined.get(table.number) ?? 0;
    return { table, digest, status: tableStatus(table, digest, people, phase, now) };
  });
  const need = only.value;
  const shown = need === null ? rows : rows.filter(({ status }) => status.needs.includes(need));
  const sum = (of: "players" | "partnerships") =>
    rows.reduce((total, { digest }) => total + (digest?.[of] ?? 0), 0);

  return (
    <section aria-labelledby="tables-title">
      <div class="tables-bar">
        <h2 id="tables-title">{t("tablesTitle")}</h2>
        <p>
          {t("found", {
            players: t("players", { count: sum("players") }),
            partnerships: t("partnerships", { count: sum("partnerships") }),
          })}
        </p>
        <fieldset class="segments" aria-label={t("view")}>
          {views.map(([name, key]) => (
            <button
              type="button"
              key={name}
              aria-pressed={view.value === name}
              onClick={() => {
                view.value = name;
              }}
            >
              {t(key)}
            </button>
          ))}
        </fieldset>
      </div>
      <NeedFilter
        statuses={rows.map(({ status }) => status)}
        only={need}
        onOnly={(next) => {
          only.value = next;
        }}
      />
      {desk.runs && view.value === "pitches" && <PitchRunner onOpen={props.onOpen} />}
      {shown.length === 0 && <p class="tables-none">{t("noTablesLeft")}</p>}
      <ul class="grid" data-density={density(workshop.tables.length)} data-view={view.value}>
        {shown.map(({ table, digest, status }) => (
          <li key={table.number}>
            {view.value === "live" ? (
              <TableCard
                table={table}
                digest={digest}
                status={status}
                dense={density(workshop.tables.length) === "dense"}
                onOpen={() => props.onOpen(table.number)}
              />
            ) : (
              <TextCard
                table={table}
                digest={digest}
                status={status}
                of={view.value}
                onOpen={() => props.onOpen(table.number)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many tables need what; pressing one shows only those. */
function NeedFilter(props: {
  statuses: readonly TableStatus[];
  only: Need | null;
  onOnly: (need: Need | null) => void;
}) {
  const counts = needs
    .map((need) => ({
      need,
      count: props.statuses.filter((status) => status.needs.includes(need)).length,
    }))
    .filter(({ need, count }) => count > 0 || need === props.only);
  if (counts.length === 0) {
    return null;
  }
  return (
    <fieldset class="needs" aria-label={t("showOnly")}>
      {counts.map(({ need, count }) => (
        <Press
          means={String(props.only === need)}
          key={need}
          class="need"
          data-need={need}
          aria-pressed={props.only === need}
          onClick={() => props.onOnly(props.only === need ? null : need)}
        >
          {t(needWords[need], { count })}
        </Press>
      ))}
      {props.only !== null && (
        <button type="button" class="need" onClick={() => props.onOnly(null)}>
          {t("everyTable")}
        </button>
      )}
    </fieldset>
  );
}
