import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import { listed, runOn } from "../i18n/listed";
import type { Activity, Field } from "../protocol/activity";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import {
  cardsOf,
  type Focus,
  few,
  fieldsNamed,
  fieldsOf,
  gistOf,
  inLook,
  sheetOfField,
  textOf,
} from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { isHidden } from "../workshop/selectors-later";
import { isWriting, type TableStatus } from "../workshop/table-state";
import { cardWord, placeOf } from "../workshop/words";
import { counted } from "../workshop/words-later";
import { useDesk } from "./desk";
import { CategoryBars, Gathered, NoteCount } from "./Gathered";
import { Spoken, SpokenBar, SpokenBriefly } from "./Spoken";
import { StateChip, TableMarks } from "./StatusChips";
import "./StatusChips.css";
import "./TableCard.css";

/** How much of a text's end fits a card's two lines, and a dense card's one. */
const TAIL = 72;
const DENSE_TAIL = 21;
/** How close the cards stand: the closer, the less of a table is on each. */
export type Density = "wide" | "close" | "dense";

/** So many names stand on a card: those with the most stars and the newest, of two one of each. */
const NAMES = { wide: 3, close: 2, dense: 2 } as const;

/** What a card shows of a text: its beginning, or while it is being written its end, the news. */
export function excerpt(text: string, writing: boolean, tail: number): string {
  const plain = text.trim();
  if (!writing || plain.length <= tail) {
    return runOn(plain);
  }
  const cut = plain.slice(-tail);
  return runOn(`…${cut.slice(cut.indexOf(" ") + 1)}`);
}

interface CardProps {
  table: WorkshopTable;
  digest: Digest | undefined;
  status: TableStatus;
  focus: Focus;
  onOpen: () => void;
}

/** The number, place, people and state of a table: each always in the same place. */
export function CardHead(props: CardProps & { dense?: boolean }) {
  const { table, digest, status, focus, onOpen, dense = false } = props;
  const desk = useDesk();
  const { number, label } = table;
  const place = placeOf(table);
  const both = table.place !== "" && label !== "";
  return (
    <div class="table-card-head" data-counts={focus.cards !== null}>
      <span class="table-number">{number}</span>
      <h3>
        <button
          type="button"
          class="table-card-open"
          aria-label={
            place === ""
              ? t("openTable", { number })
              : t("openTableAndPlace", { number, place: both ? `${place} · ${label}` : place })
          }
          onClick={onOpen}
        >
          <bdi>{place === "" ? t("table", { number }) : place}</bdi>
          {both && (
            <>
              {" · "}
              <bdi>{label}</bdi>
            </>
          )}
        </button>
      </h3>
      <p class="table-card-people">{t("people", { count: status.joined })}</p>
      <span class="chips">
        <StateChip status={status} brief={dense} />
        {!dense && <TableMarks table={table} />}
      </span>
      {focus.cards !== null && (
        <p class="table-card-count">
          <bdi {...saidOf(focus.cards.card, desk.activityLang.value)}>
            {counted(cardsOf(digest, focus.cards).count, cardWord(focus.cards))}
          </bdi>
        </p>
      )}
    </div>
  );
}

/** The texts that the phase is about, or where it is about nothing, what is written. */
function fieldsNow(activity: Activity, focus: Focus, digest: Digest | undefined): readonly Field[] {
  const idle = !focus.gathering && focus.fields.length === 0;
  const written = () => fieldsOf(activity).filter(({ id }) => textOf(digest, id) !== "");
  const fields = idle ? few(written()) : focus.fields;
  return fields;
}

/** One table, live: what the phase is about, as it is found and typed. */
export function TableCard(props: CardProps & { density: Density }) {
  const { table, digest, status, focus, density } = props;
  const dense = density === "dense";
  const fields = fieldsNow(useDesk().activity.value, focus, digest);
  return (
    <article class="table-card" data-status={status.kind}>
      <CardHead {...props} dense={dense} />
      <CategoryBars focus={focus} digest={digest} />
      {dense ? (
        <div class="dense-line">
          {status.ms !== null && <span class="dense-since">{duration(status.ms)}</span>}
          <TableMarks table={table} />
          <DenseText digest={digest} focus={focus} fields={fields} />
          {fields
            .filter(({ spoken }) => spoken)
            .map(({ id }) => (
              <SpokenBriefly key={id} field={id} text={textOf(digest, id)} />
            ))}
        </div>
      ) : (
        <>
          <Gathered focus={focus} digest={digest} names={NAMES[density]} />
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
  return names.length === 0 ? null : <p class="part-text">{listed(names)}</p>;
}

/** In one line the latest of what a table has written, or of the cards that it gathers. */
function DenseText(props: { digest: Digest | undefined; focus: Focus; fields: readonly Field[] }) {
  const desk = useDesk();
  const { digest, focus, fields } = props;
  const [written] = fieldsNamed(
    desk.activity.value,
    digest?.writing == null ? [] : [digest.writing],
  );
  const field =
    written ?? [...fields].reverse().find(({ id }) => textOf(digest, id) !== "") ?? fields[0];
  if (field === undefined) {
    const cards = cardsOf(digest, focus.gathering ? focus.cards : null);
    const gist = gistOf(cards, NAMES.dense);
    const notes = focus.gathering ? inLook(cards.notes, focus.round) : 0;
    // The newest first: it has more of the line.
    const names = [...gist].sort((a, b) => Number(a.stars > 0) - Number(b.stars > 0));
    return (
      <p class="part-text dense-names" data-empty={gist.length === 0 && notes === 0}>
        {gist.length === 0 && notes === 0 && focus.gathering && t("noneYet")}
        {gist.length === 0 && notes > 0 && focus.cards !== null && (
          <NoteCount sheet={focus.cards} count={notes} />
        )}
        {names.map(({ name, stars, category }) => (
          <bdi key={`${category}/${name}`} class="dense-name">
            {stars > 0 && <span aria-hidden="true">★ </span>}
            {name}
            {stars > 0 && <span class="visually-hidden"> {t("stars", { count: stars })}</span>}
          </bdi>
        ))}
      </p>
    );
  }
  const writing = isWriting(digest, field.id, desk.second.peek());
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
  const writing = isWriting(digest, field.id, desk.second.peek());
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
