import { t } from "../i18n/flipchart";
import { Button } from "../theme/Button";
import type { Board } from "./board";
import type { Player } from "./players";
import "./LikeAnother.css";

/** Beside a player that seems to be on the list twice: makes one of the two when somebody says so. */
export function LikeAnother(props: {
  board: Board;
  player: Player;
  other: Player;
  onTellApart: () => void;
}) {
  const { board, player, other } = props;
  const names = { name: player.name, other: other.name };
  return (
    <div class="like-another">
      <p dir="auto">{t("looksLike", { other: other.name })}</p>
      <Button
        size="small"
        disabled={board.locked.value}
        aria-label={t("mergeNamed", names)}
        onClick={() => board.mergePlayers(other, player)}
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
