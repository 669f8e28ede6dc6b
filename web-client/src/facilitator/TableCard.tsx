import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { isHidden, spokenSeconds } from "../workshop/selectors";
import { useDesk } from "./desk";
import { hasNotes, StatusChips } from "./StatusChips";
import type { TableStatus } from "./status";
import "./TableCard.css";

/** How much of a text's end fits a card's two lines, and a dense card's one. */
const TAIL = 72;
const DENSE_TAIL = 21;

/** What a card shows of a text: its beginning, or while it is being written its end, the news. */
export function excerpt(text: string, writing: boolean, tail: number): string {
  const plain = text.trim();
  if (!writing || plain.length <= tail) {
    return plain;
  }
  const cut = plain.slice(-tail);
  return `…${cut.slice(cut.indexOf(" ") + 1)}`;
}

interface CardProps {
  table: WorkshopTable;
  digest: Digest | undefined;
  status: TableStatus;
  onOpen: () => void;
}

/** The number, city and people of a table, and what else its cards say in their head. */
export function CardHead(props: CardProps & { children?: ComponentChildren }) {
  const { table, digest, status, onOpen } = props;
  const tall = hasNotes(table, useDesk().workshop.value.screen);
  return (
    <div class="table-card-head" data-tall={tall}>
      <span class="table-number">{table.number}</span>
      <div class="table-card-about">
        <h3>
          <button
            type="button"
            class="table-card-open"
            aria-label={t("openTable", { number: table.number, city: table.city })}
            onClick={onOpen}
          >
            <bdi>{table.city}</bdi>
          </button>
        </h3>
        <p dir="auto">
          {table.label !== "" && `${table.label} · `}
          {t("people", { count: status.joined })}{" "}
          {status.offline > 0 && (
            <b class="table-card-offline">{t("statusOffline", { count: status.offline })}</b>
          )}{" "}
          · {t("players", { count: digest?.players ?? 0 })}
        </p>
      </div>
      {props.children}
    </div>
  );
}

/** One table, live: its sectors, its challenge and its pitch as they are typed. */
export function TableCard(props: CardProps & { dense: boolean }) {
  const { table, digest, status } = props;
  const chips = <StatusChips table={table} status={status} />;
  return (
    <article class="table-card" data-status={status.status.kind}>
      <CardHead {...props}>{!props.dense && chips}</CardHead>
      <SectorBars digest={digest} />
      {props.dense ? (
        <div class="table-card-foot">
          <DenseText digest={digest} />
          {chips}
        </div>
      ) : (
        <>
          <Part of="challenge" digest={digest} table={table.number} />
          <Part of="pitch" digest={digest} table={table.number} />
        </>
      )}
    </article>
  );
}

/** The latest of a table's texts in one line. */
function DenseText({ digest }: { digest: Digest | undefined }) {
  const pitch = digest?.pitch.trim() ?? "";
  const of = digest?.writing ?? (pitch === "" ? "challenge" : "pitch");
  const text = excerpt(digest?.[of] ?? "", digest?.writing === of, DENSE_TAIL);
  return (
    <p
      class="part-text"
      data-of={of}
      data-empty={text === ""}
      dir="auto"
      lang={text === "" ? undefined : ""}
    >
      {text === "" ? t("notStarted") : text}
      {digest?.writing === of && <span class="part-caret" aria-hidden="true" />}
    </p>
  );
}

/** A table's challenge or pitch in two lines, with a caret while it is being written. */
function Part(props: { of: "challenge" | "pitch"; digest: Digest | undefined; table: number }) {
  const desk = useDesk();
  const { of, digest } = props;
  const writing = digest?.writing === of;
  const text = excerpt(digest?.[of] ?? "", writing, TAIL);
  const hidden = isHidden(desk.workshop.value, props.table, of);
  return (
    <div class="part" data-of={of}>
      <h4>
        {t(of)}
        {hidden && <span class="part-hidden">{t("hiddenItem")}</span>}
        {of === "pitch" && <Spoken text={digest?.pitch ?? ""} />}
      </h4>
      <p class="part-text" data-empty={text === ""} dir="auto" lang={text === "" ? undefined : ""}>
        {text === "" ? t("notStarted") : text}
        {writing && <span class="part-caret" aria-hidden="true" />}
      </p>
      {of === "pitch" && <SpokenBar text={digest?.pitch ?? ""} />}
    </div>
  );
}

const MINUTE_S = 60;

/** How long a pitch takes to say, in words. */
export function Spoken(props: { text: string }) {
  const seconds = spokenSeconds(props.text, useDesk().activity.wordsPerMinute);
  if (seconds === 0) {
    return null;
  }
  return (
    <span class="part-spoken" data-long={seconds > MINUTE_S}>
      {t(seconds > MINUTE_S ? "spokenLong" : "spoken", { seconds })}
    </span>
  );
}

/** How much of its minute a pitch fills. */
export function SpokenBar(props: { text: string }) {
  const seconds = spokenSeconds(props.text, useDesk().activity.wordsPerMinute);
  if (seconds === 0) {
    return null;
  }
  const width = `${Math.min(100, (seconds / MINUTE_S) * 100)}%`;
  return (
    <div class="meter" aria-hidden="true" data-long={seconds > MINUTE_S}>
      <div style={{ width }} />
    </div>
  );
}

/** A bar for each sector, full where the table has found a player. */
function SectorBars({ digest }: { digest: Digest | undefined }) {
  const { sectors } = useDesk().activity;
  const found = sectors.filter(({ id }) => (digest?.sectors[id] ?? 0) > 0);
  const words = found
    .map(({ id, short }) => t("sectorCount", { name: short, count: digest?.sectors[id] ?? 0 }))
    .join(", ");
  const label = found.length === 0 ? t("sectorsNone") : t("sectorsCovered", { list: words });
  return (
    <div class="sector-bars" role="img" aria-label={label} title={label}>
      {sectors.map(({ id, colour }) => (
        <span key={id} data-sector={colour} data-found={(digest?.sectors[id] ?? 0) > 0} />
      ))}
    </div>
  );
}
