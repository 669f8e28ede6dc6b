import { t } from "../i18n/flipchart";
import { listed } from "../i18n/listed";
import type { Category } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import { saidOf } from "../workshop/said";
import { cardWord, categoryWord, heading } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import type { Card } from "./cards";
import type { LiveDeck } from "./live-deck";
import "./MapList.css";

/** All that a map shows, in words: every card by its category, with its stars and links. */
export function MapList({ board, deck }: { board: Board; deck: LiveDeck }) {
  const { categories } = deck.sheet;
  const cards = deck.cards.value;
  const unsorted = cards.filter(({ category }) => category === "");
  return (
    <div class="map-list">
      {categories.map((category) => (
        <Listed
          key={category.id}
          board={board}
          deck={deck}
          category={category}
          cards={cards.filter((card) => card.category === category.id)}
        />
      ))}
      {(unsorted.length > 0 || categories.length === 0) && (
        <Listed board={board} deck={deck} category={null} cards={unsorted} />
      )}
    </div>
  );
}

/** The cards of a category in words, or with null those that have none. */
function Listed(props: {
  board: Board;
  deck: LiveDeck;
  category: Category | null;
  cards: readonly Card[];
}) {
  const { board, deck, category, cards } = props;
  const { sheet } = deck;
  return (
    <section data-hue={category?.colour ?? "none"}>
      <h2>
        {category !== null && (
          <>
            <CategoryIcon icon={category.icon} colour={category.colour} />{" "}
            <span {...board.said}>{category.name}</span>
          </>
        )}
        {category === null && sheet.categories.length > 0 && (
          <span>
            {t.rich("unsorted", {
              word: (
                <bdi {...saidOf(sheet.categoryWord, board.said)}>{categoryWord(sheet).one}</bdi>
              ),
            })}
          </span>
        )}
        {cards.length === 0 ? (
          <i>{t("noneYet")}</i>
        ) : (
          <i {...saidOf(sheet.card, board.said)}>{counted(cards.length, cardWord(sheet))}</i>
        )}
      </h2>
      {cards.length > 0 && (
        <ul>
          {cards.map((card) => (
            <ListedCard key={card.id} board={board} deck={deck} card={card} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ListedCard({ board, deck, card }: { board: Board; deck: LiveDeck; card: Card }) {
  const { sheet } = deck;
  const linked = sheet.links === null ? [] : deck.linkedWith(card.id);
  return (
    <li>
      <bdi>{card.name}</bdi>
      {sheet.stars && card.stars > 0 && (
        <b>
          {" "}
          <span aria-hidden="true">★ {card.stars}</span>
          <span class="visually-hidden">{t("stars", { count: card.stars })}</span>
        </b>
      )}
      {linked.length > 0 && (
        <small>
          {" "}
          <span aria-hidden="true">↔ </span>
          <span class="visually-hidden">
            <bdi {...board.said}>{heading(linkWord(sheet).many, board.activity.language)}</bdi>:{" "}
          </span>
          {listed(linked)}
        </small>
      )}
    </li>
  );
}
