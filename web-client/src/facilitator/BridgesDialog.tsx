import { useSignal } from "@preact/signals";
import { call } from "../connection/api";
import { t } from "../i18n/facilitator";
import { listed } from "../i18n/listed";
import { type Questions, questionsIn } from "../i18n/questions";
import { type Bridges, type CardBridge, readBridges, type TableBridge } from "../protocol/bridges";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Said, useSaid } from "../theme/Said";
import { cardSheetsOf } from "../workshop/focus";
import { useAnswer } from "./answer";
import { useDesk } from "./desk";
import { RoomMapView } from "./RoomMapView";
import { SameCards } from "./SameCards";
import "./BridgesDialog.css";
import "./chart.css";

/** So many cards or tables are named where there are more. */
const MOST_NAMED = 4;

/** Of a name in a message, which is as short as one that people read in passing. */
const NAME_IN_MESSAGE = 60;

interface Found {
  readonly bySheet: { readonly [sheet: string]: Bridges };
  /** Tables are asked in the workshop's language. */
  readonly ask: Questions;
}

/** What the whole room could link and has not, and the means to send it to tables as a question. */
export function BridgesDialog(props: { onClose: () => void }) {
  const desk = useDesk();
  /** How often it was said what counts as one: then there are other bridges. */
  const told = useSignal(0);
  const { answer: found, refusal } = useAnswer(async (): Promise<Found> => {
    const path = `/api/workshops/${encodeURIComponent(desk.id)}/bridges?as=facilitator`;
    const [own = ""] = desk.activity.peek().languages;
    const [bySheet, ask] = await Promise.all([call("GET", path, readBridges), questionsIn(own)]);
    return { bySheet, ask };
  }, [desk, told.value]);
  const ask = found.value?.ask;
  const sheets = Object.values(found.value?.bySheet ?? {});
  const nothing = sheets.every(({ cards, tables }) => cards.length + tables.length === 0);
  return (
    <Dialog title={t("bridges")} onClose={props.onClose} width="960px">
      <p class="field-hint">{t("bridgesAbout")}</p>
      {cardSheetsOf(desk.activity.value)
        .filter(({ map }) => map)
        .map((sheet) => (
          <RoomMapView key={sheet.id} sheet={sheet} version={told.value} />
        ))}
      {refusal.value !== null && (
        <Banner tone="warn" live="alert">
          {refusal.value}
        </Banner>
      )}
      {found.value === null && refusal.value === null && <Said words={t("bridgesLoading")} />}
      {found.value !== null && nothing && <p class="chart-empty">{t("bridgesNone")}</p>}
      {ask !== undefined &&
        sheets.map(({ cards, tables }) => (
          <ul class="bridges" key={JSON.stringify([cards, tables])}>
            {cards.map((bridge) => (
              <CardItem key={pairOf(bridge)} bridge={bridge} ask={ask} />
            ))}
            {tables.map((bridge) => (
              <TableItem key={`${bridge.one} ${bridge.other}`} bridge={bridge} ask={ask} />
            ))}
          </ul>
        ))}
      {cardSheetsOf(desk.activity.value).map((sheet) => (
        <SameCards
          key={sheet.id}
          sheet={sheet}
          onTold={() => {
            told.value++;
          }}
        />
      ))}
    </Dialog>
  );
}

function pairOf({ one, other }: CardBridge): string {
  return JSON.stringify([one.name, other.name]);
}

interface ItemProps<B> {
  readonly bridge: B;
  readonly ask: Questions;
}

function CardItem({ bridge, ask }: ItemProps<CardBridge>) {
  const { one, other, both } = bridge;
  const where =
    both.length > 0
      ? t("bridgeBoth", { count: both.length, tables: named(both) })
      : t("bridgeApart", { tables: named(one.tables), others: named(other.tables) });
  // Those who know both, else somebody who knows the one and somebody who knows the other.
  const tables = both.length > 0 ? both : [...one.tables.slice(0, 1), ...other.tables.slice(0, 1)];
  return (
    <li class="bridge">
      <p class="bridge-ends">
        <bdi>{one.name}</bdi> <span aria-hidden="true">↔</span>
        <span class="visually-hidden">{t("bridgeAnd")}</span> <bdi>{other.name}</bdi>
      </p>
      <p class="field-hint">{where}</p>
      <Ask
        tables={[...new Set(tables)].sort((a, b) => a - b).slice(0, MOST_NAMED)}
        text={ask("unlinked", { one: short(one.name), other: short(other.name) })}
      />
    </li>
  );
}

function TableItem({ bridge, ask }: ItemProps<TableBridge>) {
  const { one, other, shared } = bridge;
  const names = shared.slice(0, MOST_NAMED).map(({ name }) => short(name));
  return (
    <li class="bridge">
      <p class="bridge-ends">{t("bridgeTables", { one, other })}</p>
      <p class="field-hint">{listed(names)}</p>
      <Ask tables={[one, other]} text={ask("shared", { one, other, names: names.slice(0, 2) })} />
    </li>
  );
}

/**
 * Sends a question to tables; said once all have it. A table that has it is not asked again, by a second
 * press, by one after another table could not be asked, or from another dashboard.
 */
function Ask({ tables, text }: { tables: readonly number[]; text: string }) {
  const desk = useDesk();
  const isAsked = (table: number) =>
    desk.workshop.value.messages.some((sent) => sent.table === table && sent.text === text);
  const asked = tables.every(isAsked);
  const words = { count: tables.length, tables: named(tables) };
  useSaid(asked ? t("bridgeAsked", words) : "");
  return (
    <Button
      size="small"
      disabled={asked}
      onClick={async () => {
        for (const table of tables) {
          if (!isAsked(table)) {
            if (!(await desk.run({ type: "send-message", text, table, on: "phones" }))) {
              return;
            }
          }
        }
      }}
    >
      {t(asked ? "bridgeAsked" : "bridgeAsk", words)}
    </Button>
  );
}

function named(tables: readonly number[]): string {
  return tables.slice(0, MOST_NAMED).join(", ") + (tables.length > MOST_NAMED ? " …" : "");
}

function short(name: string): string {
  return name.length <= NAME_IN_MESSAGE
    ? name
    : `${[...name].slice(0, NAME_IN_MESSAGE - 1).join("")}…`;
}
