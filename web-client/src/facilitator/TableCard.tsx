import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { Category, Field } from "../protocol/activity";
import type { Digest, DigestCard, WorkshopTable } from "../protocol/workshop";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardsOf, type Focus, gistOf, sheetOfField, textOf } from "../workshop/focus";
import { isHidden, spokenSeconds, turnLength } from "../workshop/selectors";
import { cardWord, counted, heading, placeOf } from "../workshop/words";
import { useDesk } from "./desk";
import { hasNotes, StatusChips } from "./StatusChips";
import type { TableStatus } from "./status";
import "./TableCard.css";

/** How much of a text's end fits a card's two lines, and a dense card's one. */
const TAIL = 72;
const DENSE_TAIL = 21;

/** So many names stand on a card. */
const NAMES = 4;

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

/** One table, live: what the phase is about, as it is found and typed. */
export function TableCard(props: CardProps & { dense: boolean }) {
  const { table, digest, status, focus } = props;
  const chips = <StatusChips table={table} status={status} />;
  return (
    <article class="table-card" data-status={status.status.kind}>
      <CardHead {...props}>{!props.dense && chips}</CardHead>
      <CategoryBars focus={focus} digest={digest} />
      {props.dense ? (
        <div class="table-card-foot">
          <DenseText digest={digest} focus={focus} />
          {chips}
        </div>
      ) : (
        <>
          <Gathered focus={focus} digest={digest} />
          {focus.fields.map((field) => (
            <Part key={field.id} field={field} digest={digest} table={table.number} />
          ))}
          {!focus.gathering && focus.fields.length === 0 && <Seated table={table.number} />}
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
function DenseText({ digest, focus }: { digest: Digest | undefined; focus: Focus }) {
  const desk = useDesk();
  const [newest] = cardsOf(digest, focus.gathering ? focus.cards : null).newest;
  const { fields } = focus;
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
      <p class="part-text" data-empty={shown === ""} dir="auto">
        {shown === "" ? t("notStarted") : shown}
        {writing && <span class="part-caret" aria-hidden="true" />}
      </p>
      {field.spoken && <SpokenBar field={field.id} text={text} />}
    </div>
  );
}

/** How long a text takes to say, in seconds, and how long there is to say it; null where that is open. */
function useSpoken({ field, text }: { field: string; text: string }) {
  const desk = useDesk();
  const activity = desk.activity.value;
  const length = turnLength(desk.workshop.value, activity, field);
  const seconds = spokenSeconds(text, activity.wordsPerMinute);
  return { seconds, length, long: length !== null && seconds * 1000 > length };
}

/** How long a text takes to say, in words. */
export function Spoken(props: { field: string; text: string }) {
  const { seconds, length, long } = useSpoken(props);
  return seconds === 0 ? null : (
    <span class="part-spoken" data-long={long}>
      {long
        ? t("spokenLong", { seconds, length: duration(length ?? 0) })
        : t("spoken", { seconds })}
    </span>
  );
}

/** How much of its turn a text fills. */
export function SpokenBar(props: { field: string; text: string }) {
  const { seconds, length, long } = useSpoken(props);
  if (seconds === 0 || length === null) {
    return null;
  }
  return (
    <div class="meter" aria-hidden="true" data-long={long}>
      <div style={{ width: `${Math.min(100, (seconds * 100_000) / length)}%` }} />
    </div>
  );
}

/** A bar for each category, full where the table has found a card; of a single one there is none. */
function CategoryBars({ focus, digest }: { focus: Focus; digest: Digest | undefined }) {
  const { language } = useDesk().activity.value;
  const sheet = focus.cards;
  if (sheet === null || sheet.categories.length < 2) {
    return null;
  }
  const found = cardsOf(digest, sheet).categories;
  const countOf = ({ id }: Category) => found[id] ?? 0;
  const list = sheet.categories
    .filter((category) => countOf(category) > 0)
    .map((category) => t("categoryCount", { name: category.short, count: countOf(category) }))
    .join(", ");
  const label = t("categoriesFound", {
    cards: heading(cardWord(sheet).many, language),
    list: list === "" ? t("noneYet") : list,
  });
  return (
    <div class="category-bars" role="img" aria-label={label} title={label}>
      {sheet.categories.map((category) => (
        <span key={category.id} data-hue={category.colour} data-found={countOf(category) > 0} />
      ))}
    </div>
  );
}

/** So many categories are named that a table has not touched; when there are more, the touched ones are. */
const NAMED = 3;

/** The cards that a table gathers: those with the most stars, the newest, and which categories are untouched. */
function Gathered({ focus, digest }: { focus: Focus; digest: Digest | undefined }) {
  const { cards: sheet, gathering, round } = focus;
  if (sheet === null || !gathering) {
    return null;
  }
  const cards = cardsOf(digest, sheet);
  const gist = gistOf(cards, NAMES);
  const named = (touched: boolean) =>
    sheet.categories
      .filter(({ id }) => (cards.categories[id] ?? 0) > 0 === touched)
      .map(({ short }) => short);
  const [touched, untouched] = [named(true), named(false)];
  return (
    <div class="gathered">
      {touched.length > 0 && untouched.length > 0 && (
        <p class="gathered-touched" dir="auto">
          {untouched.length <= NAMED
            ? t("untouched", { list: untouched.join(", ") })
            : t("onlyTouched", { list: touched.join(", ") })}
        </p>
      )}
      {round !== null && (
        <p class="gathered-touched" dir="auto">
          {t("categoryCount", { name: round.title, count: cards.rounds[round.id] ?? 0 })}
        </p>
      )}
      {gist.length === 0 && (
        <p class="part-text" data-empty="true">
          {t("noneYet")}
        </p>
      )}
      <ul>
        {gist.map((card) => (
          <GatheredCard
            key={`${card.category}/${card.name}`}
            card={card}
            category={sheet.categories.find(({ id }) => id === card.category)}
          />
        ))}
      </ul>
    </div>
  );
}

function GatheredCard(props: { card: DigestCard; category: Category | undefined }) {
  const { card, category } = props;
  return (
    <li class="gathered-card" data-starred={card.stars > 0}>
      {category !== undefined && <CategoryIcon icon={category.icon} colour={category.colour} />}
      <span dir="auto">{card.name}</span>
      {card.stars > 0 && (
        <small>
          <span aria-hidden="true">★ {card.stars}</span>
          <span class="visually-hidden">{t("stars", { count: card.stars })}</span>
        </small>
      )}
    </li>
  );
}
