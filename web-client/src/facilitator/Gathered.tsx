import { useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { t } from "../i18n/facilitator";
import { listed } from "../i18n/listed";
import type { CardSheet, Category } from "../protocol/activity";
import type { Digest, DigestCard, DigestCards } from "../protocol/workshop";
import { namedBy } from "../scene/room";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardsOf, type Focus, gistOf, inLook, isTouched } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { cardWord, heading, notesTitle } from "../workshop/words";
import { counted } from "../workshop/words-later";
import { useDesk } from "./desk";
import "./Gathered.css";

/** A bar for each category, full where the table has written anything; of a single one there is none. */
export function CategoryBars({ focus, digest }: { focus: Focus; digest: Digest | undefined }) {
  const { language } = useDesk().activity.value;
  const sheet = focus.cards;
  if (sheet === null || sheet.categories.length < 2) {
    return null;
  }
  const cards = cardsOf(digest, sheet);
  const listOf = ({ categories }: Pick<DigestCards, "categories">) =>
    sheet.categories
      .map(({ id, short }) => ({ name: short, count: categories[id] ?? 0 }))
      .filter(({ count }) => count > 0)
      .map((each) => t("categoryCount", each))
      .join(", ") || t("noneYet");
  const told = [{ cards: heading(cardWord(sheet).many, language), list: listOf(cards) }];
  if (cards.notes.count > 0) {
    told.push({ cards: notesTitle(sheet), list: listOf(cards.notes) });
  }
  const label = told.map((each) => t("categoriesFound", each)).join(" · ");
  return (
    <div class="category-bars" role="img" aria-label={label} title={label}>
      {sheet.categories.map((category) => (
        <span
          key={category.id}
          data-hue={category.colour}
          data-found={isTouched(cards, category.id)}
        />
      ))}
    </div>
  );
}

/** So many categories are named that a table has not touched; when there are more, the touched ones are. */
const NAMED = 3;

/** The cards that a table gathers: those with the most stars, the newest, and which categories are untouched. */
export function Gathered(props: {
  focus: Focus;
  digest: Digest | undefined;
  /** So many of them are named. */
  names: number;
}) {
  const { focus, digest } = props;
  const said = useDesk().activityLang.value;
  const { cards: sheet, gathering, round } = focus;
  if (sheet === null || !gathering) {
    return null;
  }
  const cards = cardsOf(digest, sheet);
  const gist = gistOf(cards, props.names);
  const notes = inLook(cards.notes, round);
  const named = (touched: boolean) =>
    sheet.categories.filter(({ id }) => isTouched(cards, id) === touched).map(({ short }) => short);
  const [touched, untouched] = [named(true), named(false)];
  const list = (names: readonly string[]) => <bdi {...said}>{listed(names)}</bdi>;
  const about = [
    round !== null &&
      t.rich("categoryCount", {
        name: <bdi {...said}>{round.title}</bdi>,
        count: inLook(cards, round),
      }),
    notes > 0 && <NoteCount sheet={sheet} count={notes} />,
    touched.length > 0 &&
      untouched.length > 0 &&
      (untouched.length <= NAMED
        ? t.rich("untouched", { list: list(untouched) })
        : t.rich("onlyTouched", { list: list(touched) })),
  ].filter((words) => words !== false);
  return (
    <div class="gathered">
      <p class="gathered-touched">
        {about.map((words, index) => (
          <Fragment key={index}>
            {index > 0 && " · "}
            {words}
          </Fragment>
        ))}
      </p>
      {gist.length === 0 && notes === 0 && <p class="gathered-none">{t("noneYet")}</p>}
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

/** All that is known by name of a sheet's cards at a table, how many there are, and how many notes. */
export function KnownCards({ sheet, digest }: { sheet: CardSheet; digest: Digest | undefined }) {
  const cards = cardsOf(digest, sheet);
  const known = namedBy(cards.top, cards.newest);
  const more = cards.count - known.length;
  return (
    <section>
      <h3 {...saidOf(sheet.card, useDesk().activityLang.value)}>
        {counted(cards.count, cardWord(sheet))}
      </h3>
      <ul class="gathered">
        {known.map((card) => (
          <GatheredCard
            key={`${card.category}/${card.name}`}
            card={card}
            category={sheet.categories.find(({ id }) => id === card.category)}
          />
        ))}
      </ul>
      {more > 0 && <p class="field-hint">{t("cardsMore", { count: more })}</p>}
      {cards.notes.count > 0 && (
        <p class="field-hint">
          <NoteCount sheet={sheet} count={cards.notes.count} />
        </p>
      )}
    </section>
  );
}

/** How many notes there are beside a sheet's cards, under their own name. */
export function NoteCount({ sheet, count }: { sheet: CardSheet; count: number }) {
  const said = saidOf(sheet.notesTitle, useDesk().activityLang.value);
  return (
    <span>
      {t.rich("categoryCount", { name: <bdi {...said}>{notesTitle(sheet)}</bdi>, count })}
    </span>
  );
}

function GatheredCard(props: { card: DigestCard; category: Category | undefined }) {
  const { card, category } = props;
  return (
    <li class="gathered-card" data-starred={card.stars > 0}>
      {category !== undefined && <CategoryIcon icon={category.icon} colour={category.colour} />}
      <span dir="auto">{card.name}</span>
      {card.stars === 0 && <Age at={card.at} />}
      {card.stars > 0 && (
        <small>
          <span aria-hidden="true">★ {card.stars}</span>
          <span class="visually-hidden">{t("stars", { count: card.stars })}</span>
        </small>
      )}
    </li>
  );
}

/** How long ago a card was added, where its phone's clock can be believed. */
function Age({ at }: { at: number }) {
  const desk = useDesk();
  const words = useComputed(() => ageWords(at, desk.second.value));
  return <small class="gathered-age">{words.value}</small>;
}

/** A short word for an age: seconds, then minutes; none for a time that is not known or still to come. */
function ageWords(at: number, now: number): string {
  const seconds = Math.floor((now - at) / 1000);
  if (at === 0 || seconds < -5 || seconds >= 24 * 3600) {
    return "";
  }
  if (seconds < 10) {
    return t("ageNow");
  }
  return seconds < 60
    ? t("ageSeconds", { count: Math.floor(seconds / 10) * 10 })
    : t("ageMinutes", { count: Math.floor(seconds / 60) });
}
