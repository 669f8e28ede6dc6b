import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import type { Activity, Field } from "../protocol/activity";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import {
  cardsOf,
  type Focus,
  few,
  fieldsNamed,
  fieldsOf,
  sheetOfField,
  textOf,
} from "../workshop/focus";
import { isHidden } from "../workshop/selectors";
import { cardWord, counted, placeOf } from "../workshop/words";
import { useDesk } from "./desk";
import { CategoryBars, Gathered } from "./Gathered";
import { Spoken, SpokenBar } from "./Spoken";
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
  focus: Focus;
  onOpen: () => void;
}

/** The number, place and people of a table, and what else its cards say in their head. */
export function CardHead(props: CardProps & { children?: ComponentChildren }) {
  const { table, digest, status, focus, onOpen } = props;
  const desk = useDesk();
  const tall = hasNotes(table, desk.workshop.value.screen);
  const place = placeOf(table);
  const { number } = table;
  return (
    <div class="table-card-head" data-tall={tall}>
      <span class="table-number">{number}</span>
      <div class="table-card-about">
        <h3>
          <button
            type="button"
            class="table-card-open"
            aria-label={
              place === "" ? t("openTable", { number }) : t("openTableAndPlace", { number, place })
            }
            onClick={onOpen}
          >
            <bdi>{place === "" ? t("table", { number }) : place}</bdi>
          </button>
        </h3>
        <p dir="auto">
          {table.place !== "" && table.label !== "" && `${table.label} · `}
          {t("people", { count: status.joined })}{" "}
          {status.offline > 0 && (
            <b class="table-card-offline">{t("statusOffline", { count: status.offline })}</b>
          )}
          {focus.cards !== null && (
            <>
              {" · "}
              <bdi lang={desk.activity.value.language}>
                {counted(cardsOf(digest, focus.cards).count, cardWord(focus.cards))}
              </bdi>
            </>
          )}
        </p>
      </div>
      {props.children}
    </div>
  );
}

/** The texts that the phase is about, or where it is about nothing, what is written; and what is being written. */
function fieldsNow(activity: Activity, focus: Focus, digest: Digest | undefined): readonly Field[] {
  const idle = !focus.gathering && focus.fields.length === 0;
  const written = () => fieldsOf(activity).filter(({ id }) => textOf(digest, id) !== "");
  const fields = idle ? few(written()) : focus.fields;
  const writing = fieldsNamed(activity, digest?.writing == null ? [] : [digest.writing]);
  return [...new Set([...fields, ...writing])];
}

/** One table, live: what the phase is about, as it is found and typed. */
export function TableCard(props: CardProps & { dense: boolean }) {
  const { table, digest, status, focus } = props;
  const chips = <StatusChips table={table} status={status} />;
  const fields = fieldsNow(useDesk().activity.value, focus, digest);
  return (
    <article class="table-card" data-status={status.status.kind}>
      <CardHead {...props}>{!props.dense && chips}</CardHead>
      <CategoryBars focus={focus} digest={digest} />
      {props.dense ? (
        <div class="table-card-foot">
          <DenseText digest={digest} focus={focus} fields={fields} />
          {chips}
        </div>
      ) : (
        <>
          <Gathered focus={focus} digest={digest} />
          {fields.map((field) => (
            <Part key={field.id} field={field} digest={digest} table={table.number} />
          ))}
          {!focus.gathering && fields.length === 0 && <Seated table={table.number} />}
        </>
      )}
    </article>
  );
}

/** Who sits at a table, while there is nothing else to say of it. */
function Seated({ table }: { table: number }) {
  const names = useDesk()
    .workshop.value.participants.filter((person) => person.table === table)
    .map(({ name }) => name);
  return names.length === 0 ? null : (
    <p class="part-text" dir="auto">
      {names.join(", ")}
    </p>
  );
}

/** In one line the latest of what a table has written, or of the cards that it gathers. */
function DenseText(props: { digest: Digest | undefined; focus: Focus; fields: readonly Field[] }) {
  const desk = useDesk();
  const { digest, focus, fields } = props;
  const [newest] = cardsOf(digest, focus.gathering ? focus.cards : null).newest;
  const field =
    fields.find(({ id }) => id === digest?.writing) ??
    [...fields].reverse().find(({ id }) => textOf(digest, id) !== "") ??
    fields[0];
  if (field === undefined) {
    return (
      <p class="part-text" data-empty={newest === undefined} dir="auto">
        {newest?.name ?? (focus.gathering ? t("noneYet") : "")}
      </p>
    );
  }
  const writing = digest?.writing === field.id;
  const text = excerpt(textOf(digest, field.id), writing, DENSE_TAIL);
  return (
    <p
      class="part-text"
      data-hue={sheetOfField(desk.activity.value, field.id)?.colour}
      data-empty={text === ""}
      dir="auto"
      lang={text === "" ? undefined : ""}
    >
      {text === "" ? t("notStarted") : text}
      {writing && <span class="part-caret" aria-hidden="true" />}
    </p>
  );
}

/** A text of a table in two lines, with a caret while it is being written. */
function Part(props: { field: Field; digest: Digest | undefined; table: number }) {
  const desk = useDesk();
  const { field, digest } = props;
  const writing = digest?.writing === field.id;
  const text = textOf(digest, field.id);
  const shown = excerpt(text, writing, TAIL);
  return (
    <div class="part" data-hue={sheetOfField(desk.activity.value, field.id)?.colour}>
      <h4>
        <bdi {...desk.activityLang.value}>{field.title}</bdi>
        {isHidden(desk.workshop.value, props.table, field.id) && (
          <span class="part-hidden">{t("hiddenItem")}</span>
        )}
        {field.spoken && <Spoken field={field.id} text={text} />}
      </h4>
      <p
        class="part-text"
        data-empty={shown === ""}
        dir="auto"
        lang={shown === "" ? undefined : ""}
      >
        {shown === "" ? t("notStarted") : shown}
        {writing && <span class="part-caret" aria-hidden="true" />}
      </p>
      {field.spoken && <SpokenBar field={field.id} text={text} />}
    </div>
  );
}
