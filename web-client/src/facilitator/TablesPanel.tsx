import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../i18n/facilitator";
import type { Activity, Field } from "../protocol/activity";
import type { Digest, Merge, Workshop, WorkshopTable } from "../protocol/workshop";
import { cardSheetsOf, cardsOf, type Focus, focusOf, turnFields } from "../workshop/focus";
import { closedInto } from "../workshop/merges";
import { saidOf } from "../workshop/said";
import { turnPhase } from "../workshop/selectors-later";
import {
  type Kind,
  phaseView,
  progressOf,
  type TableStatus,
  tableStatus,
} from "../workshop/table-state";
import { cardWord, heading } from "../workshop/words";
import { counted, turnWord } from "../workshop/words-later";
import { useDesk } from "./desk";
import { OrderChoice } from "./OrderChoice";
import { useCards, useOrder } from "./order-of-tables";
import { PlaceRow } from "./PlaceRow";
import { RollUp } from "./RollUp";
import { AnswerList } from "./RoomAnswers";
import { peopleByTable } from "./status";
import { type Density, TableCard } from "./TableCard";
import { TextCard } from "./TextCard";
import { TurnRunner } from "./TurnRunner";
import "./TablesPanel.css";

/** One way to look at all tables. */
interface View {
  readonly id: string;
  readonly title: string;
  /** Whether its title is the activity's. */
  readonly ofActivity: boolean;
  /** The texts that it shows in full; null: of each table what the phase is about. */
  readonly fields: readonly Field[] | null;
}

const LIVE = "live";
const TURNS = "turns";

/** Live, a view of each sheet with texts, and one of the turns in place of the sheet that they are about. */
function viewsOf(workshop: Workshop, activity: Activity): View[] {
  const turns = turnPhase(workshop, activity)?.phase;
  const views: View[] = [{ id: LIVE, title: t("viewLive"), ofActivity: false, fields: null }];
  for (const sheet of activity.sheets) {
    if (sheet.kind === "text" && sheet.id !== turns?.sheet) {
      const { id, short: title, fields } = sheet;
      views.push({ id: `sheet ${id}`, title, ofActivity: true, fields });
    }
  }
  if (turns !== undefined) {
    const title = heading(turnWord(activity).many, activity.language);
    const fields = turnFields(activity, turns);
    views.push({ id: TURNS, title, ofActivity: activity.words.turn !== null, fields });
  }
  return views;
}

/** How close the cards stand: up to a dozen in comfort, sixty on one laptop screen. */
function densityOf(tables: number): Density {
  return tables <= 12 ? "wide" : tables <= 30 ? "close" : "dense";
}

/** What stands in the place of a table that is not there any more: where its people sit now, if they went anywhere. */
function Gone({ number, merges }: { number: number; merges: readonly Merge[] }) {
  const into = closedInto(merges, number);
  return (
    <span class="card-gone">
      {into === number ? t("tableGone", { number }) : t("tableGoneInto", { number, into })}
    </span>
  );
}

/** All tables, as live cards, by what they have written, or with whose turn it is. */
export function TablesPanel({ onOpen }: { onOpen: (table: number) => void }) {
  const desk = useDesk();
  const chosen = useSignal<string>(LIVE);
  const only = useSignal<Kind | null>(null);
  const workshop = desk.workshop.value;
  const activity = desk.activity.value;
  const now = desk.second.value;
  const turning = desk.turning.value;
  useEffect(() => {
    chosen.value = turning ? TURNS : LIVE;
  }, [turning, chosen]);

  const views = viewsOf(workshop, activity);
  const view = views.find(({ id }) => id === chosen.value) ?? (views[0] as View);
  const focus = useMemo(() => focusOf(workshop, activity), [workshop, activity]);
  const phase = phaseView(workshop, activity, now, focus);
  const joined = peopleByTable(workshop);
  const rows = workshop.tables.map((table) => {
    const digest = desk.digests.value.get(table.number);
    const people = joined.get(table.number) ?? 0;
    const since = desk.free.since(table, digest, phase, now);
    return { table, digest, status: tableStatus(table, digest, people, phase, now, since) };
  });
  const order = useOrder(rows, desk.digests.value.size > 0);
  // A choice of the ready ones, made while tables wrote, shows none and could not be taken back.
  const wanted = only.value === "ready" && !phase.mayBeReady ? null : only.value;
  const { places, tables } = useCards(rows, wanted, order.look);
  const density = densityOf(tables);

  return (
    <section aria-labelledby="tables-title">
      <div class="tables-bar">
        <h2 id="tables-title">{t("tablesTitle")}</h2>
        <p>
          {totals(activity, rows).map(({ words, own }, index) => (
            <Fragment key={index}>
              {index > 0 && " · "}
              <bdi {...saidOf(own, desk.activityLang.value)}>{words}</bdi>
            </Fragment>
          ))}
        </p>
        <div class="tables-order">
          <OrderChoice order={order} />
          <fieldset class="segments" aria-label={t("view")}>
            {views.map(({ id, title, ofActivity }) => (
              <button
                type="button"
                key={id}
                aria-pressed={view.id === id}
                onClick={() => {
                  chosen.value = id;
                }}
              >
                <bdi {...(ofActivity ? desk.activityLang.value : {})}>{title}</bdi>
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      <RollUp
        statuses={rows.map(({ status }) => status)}
        progress={progressOf(workshop.tables, desk.digests.value, phase, now)}
        only={only}
        stays={view.id !== TURNS}
      />
      <div class="tables-body" data-beside={desk.runs && view.id === TURNS}>
        {desk.runs && view.id === TURNS && <TurnRunner onOpen={onOpen} />}
        <div>
          {places.length === 0 && <p class="tables-none">{t("noTablesLeft")}</p>}
          <ul
            class="grid"
            data-density={density}
            data-view={view.fields === null ? "live" : "texts"}
            data-alone={view.fields?.length === 1}
            data-about={focus.gathering ? "cards" : focus.fields.length > 0 ? "texts" : "people"}
          >
            {places.map(({ id, entry: row, gone }) => (
              <PlaceRow
                key={id}
                class="card-place"
                gone={gone}
                over={gone && <Gone number={row.table.number} merges={workshop.merges} />}
              >
                <Row {...row} focus={focus} view={view} density={density} onOpen={onOpen} />
              </PlaceRow>
            ))}
          </ul>
          {!desk.runs && turnPhase(workshop, activity) !== undefined && <AnswerList />}
        </div>
      </div>
    </section>
  );
}

/** A table's card. It is drawn anew only when something of this table has changed. */
function Row(props: {
  table: WorkshopTable;
  digest: Digest | undefined;
  status: TableStatus;
  focus: Focus;
  view: View;
  density: Density;
  onOpen: (table: number) => void;
}) {
  const { table, digest, status, focus, view, density, onOpen } = props;
  return useMemo(() => {
    const card = { table, digest, status, focus, onOpen: () => onOpen(table.number) };
    return view.fields === null ? (
      <TableCard {...card} density={density} />
    ) : (
      <TextCard
        {...card}
        fields={view.fields}
        roles={view.id === TURNS || view.fields.some(({ spoken }) => spoken)}
      />
    );
    // A state is made anew every second; what it says is not.
  }, [table, digest, JSON.stringify(status), focus, view.id, density, onOpen]);
}

/** How many cards and links all tables have, sheet by sheet, each with the word of the activity if it has one. */
function totals(
  activity: Activity,
  rows: readonly { readonly digest: Digest | undefined }[],
): { readonly words: string; readonly own: unknown }[] {
  return cardSheetsOf(activity).flatMap((sheet) => {
    const sum = (of: "count" | "links") =>
      rows.reduce((total, { digest }) => total + cardsOf(digest, sheet)[of], 0);
    const { card, links } = sheet;
    const cards = { words: counted(sum("count"), cardWord(sheet)), own: card };
    return links === null ? [cards] : [cards, { words: counted(sum("links"), links), own: links }];
  });
}
