import { t } from "../i18n/writing";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardSheetsOf } from "../workshop/focus";
import type { Board } from "./board";
import { liveDeckOf } from "./decks";
import "./RisingCards.css";

/** So many of a sheet are shown. */
const MOST = 5;

/** The cards with the most stars, of every sheet that has stars. */
export function RisingCards({ board }: { board: Board }) {
  const top = cardSheetsOf(board.activity).flatMap(({ id, stars }) => {
    const deck = liveDeckOf(board, id);
    const cards = stars ? deck.cards.value.filter((card) => card.stars > 0) : [];
    return cards.slice(0, MOST).map((card) => ({ card, category: deck.category(card.category) }));
  });
  return top.length === 0 ? null : (
    <section class="rising">
      <h2>{t("rising")}</h2>
      <ul>
        {top.map(({ card, category }) => (
          <li key={card.id} dir="auto">
            {category !== undefined && (
              <CategoryIcon icon={category.icon} colour={category.colour} />
            )}
            {card.name} <b>★ {card.stars}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
