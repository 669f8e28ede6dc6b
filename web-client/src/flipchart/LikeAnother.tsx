import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import type { Board } from "./board";
import type { Card } from "./cards";
import type { LiveDeck } from "./live-deck";
import "./LikeAnother.css";

/** Beside a card that seems to be on the list twice: makes one of the two when somebody says so. */
export function LikeAnother(props: {
  board: Board;
  deck: LiveDeck;
  card: Card;
  other: Card;
  onTellApart: () => void;
}) {
  const { board, card, other } = props;
  const names = { name: card.name, other: other.name };
  return (
    <div class="like-another">
      <p>{t("looksLike", { other: other.name })}</p>
      <Button
        size="small"
        disabled={board.locked.value}
        aria-label={t("mergeNamed", names)}
        onClick={() => props.deck.merge(other, card)}
      >
        {t("merge")}
      </Button>
      <Button
        size="small"
        kind="bare"
        aria-label={t("notTheSameNamed", names)}
        onClick={props.onTellApart}
      >
        {t("notTheSame")}
      </Button>
    </div>
  );
}
