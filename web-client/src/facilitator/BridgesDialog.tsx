import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../connection/api";
import { problemOf } from "../connection/outcome";
import { t } from "../i18n/facilitator";
import { type Bridges, type CardBridge, readBridges, type TableBridge } from "../protocol/bridges";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { Dialog } from "../theme/Dialog";
import { Said } from "../theme/Said";
import { cardSheetsOf } from "../workshop/focus";
import { useDesk } from "./desk";
import { RoomMapView } from "./RoomMapView";
import { SameCards } from "./SameCards";
import { refusalWords } from "./words";
import "./BridgesDialog.css";
import "./chart.css";

/** So many cards or tables are named where there are more. */
const MOST_NAMED = 4;

/** Of a name in a message, which is as short as one that people read in passing. */
const NAME_IN_MESSAGE = 60;

type Found = { readonly [sheet: string]: Bridges };

/** What the whole room could link and has not, and the means to send it to tables as a question. */
export function BridgesDialog(props: { onClose: () => void }) {
  const desk = useDesk();
  const found = useSignal<Found | null>(null);
  const refusal = useSignal<string | null>(null);
  const asked = useSignal<ReadonlySet<string>>(new Set());
  /** How often it was said what counts as one: then there are other bridges. */
  const told = useSignal(0);
  useEffect(() => {
    const path = `/api/workshops/${encodeURIComponent(desk.id)}/bridges?as=facilitator`;
    call("GET", path, readBridges).then(
      (answer) => {
        found.value = answer;
      },
      (error: unknown) => {
        refusal.value = refusalWords(problemOf(error));
      },
    );
  }, [desk, found, refusal, told.value]);
  const sheets = Object.values(found.value ?? {});
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
      {sheets.map(({ cards, tables }) => (
        <ul class="bridges" key={JSON.stringify([cards, tables])}>
          {cards.map((bridge) => (
            <CardItem key={pairOf(bridge)} bridge={bridge} asked={asked} />
          ))}
          {tables.map((bridge) => (
            <TableItem key={`${bridge.one} ${bridge.other}`} bridge={bridge} asked={asked} />
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
  /** The bridges that tables were asked about, each with the table. */
  readonly asked: Signal<ReadonlySet<string>>;
}

function CardItem({ bridge, asked }: ItemProps<CardBridge>) {
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
        id={pairOf(bridge)}
        tables={[...new Set(tables)].sort((a, b) => a - b).slice(0, MOST_NAMED)}
        text={t("bridgeQuestion", { one: short(one.name), other: short(other.name) })}
        asked={asked}
      />
    </li>
  );
}

function TableItem({ bridge, asked }: ItemProps<TableBridge>) {
  const { one, other, shared } = bridge;
  const names = shared.slice(0, MOST_NAMED).map(({ name }) => short(name));
  return (
    <li class="bridge">
      <p class="bridge-ends">{t("bridgeTables", { one, other })}</p>
      <p class="field-hint" dir="auto">
        {names.join(", ")}
      </p>
      <Ask
        id={`${one} ${other}`}
        tables={[one, other]}
        text={t("bridgeTogether", { one, other, names: names.slice(0, 2).join(", ") })}
        asked={asked}
      />
    </li>
  );
}

/**
 * Sends a question to tables; said once all have it. A table that has it is not asked again, by a second
 * press, or by one after another table could not be asked.
 */
function Ask(props: {
  id: string;
  tables: readonly number[];
  text: string;
  asked: Signal<ReadonlySet<string>>;
}) {
  const desk = useDesk();
  const { id, tables, text, asked } = props;
  const isAsked = (table: number) => asked.value.has(`${id} ${table}`);
  return tables.every(isAsked) ? (
    <Said
      class="bridge-asked"
      words={t("bridgeAsked", { count: tables.length, tables: named(tables) })}
    />
  ) : (
    <Button
      size="small"
      onClick={async () => {
        for (const table of tables) {
          if (!isAsked(table)) {
            if (!(await desk.run({ type: "send-message", text, table, on: "phones" }))) {
              return;
            }
            asked.value = new Set([...asked.value, `${id} ${table}`]);
          }
        }
      }}
    >
      {t("bridgeAsk", { count: tables.length, tables: named(tables) })}
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
