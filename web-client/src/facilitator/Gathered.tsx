import { useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { t } from "../i18n/facilitator";
import type { Category } from "../protocol/activity";
import type { Digest, DigestCard } from "../protocol/workshop";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardsOf, type Focus, gistOf } from "../workshop/focus";
import { cardWord, heading } from "../workshop/words";
import { useDesk } from "./desk";
import "./Gathered.css";

/** So many names stand on a table's card. */
const NAMES = 3;

/** A bar for each category, full where the table has found a card; of a single one there is none. */
export function CategoryBars({ focus, digest }: { focus: Focus; digest: Digest | undefined }) {
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
export function Gathered({ focus, digest }: { focus: Focus; digest: Digest | undefined }) {
  const said = useDesk().activityLang.value;
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
  const list = (names: readonly string[]) => <bdi {...said}>{names.join(", ")}</bdi>;
  const about = [
    round !== null &&
      t.rich("categoryCount", {
        name: <bdi {...said}>{round.title}</bdi>,
        count: cards.rounds[round.id] ?? 0,
      }),
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
      {gist.length === 0 && <p class="gathered-none">{t("noneYet")}</p>}
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
export function ageWords(at: number, now: number): string {
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
