import { t } from "../i18n/flipchart";
import { personHue } from "../theme/Avatar";
import { Press } from "../theme/Press";
import { SectorIcon } from "../theme/SectorIcon";
import type { Board } from "./board";
import type { Doubles } from "./doubles";
import { WebLink } from "./Guidance";
import { idsOf } from "./ids";
import { LikeAnother } from "./LikeAnother";
import { PlayerEditor } from "./PlayerEditor";
import { linkOf, type Player } from "./players";
import "./PlayerCard.css";
import "./paper.css";

/** One player: what it is, who it works with, who is writing in it, and its stars. */
export function PlayerCard(props: {
  board: Board;
  player: Player;
  doubles: Doubles;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const { board, player, open } = props;
  const sector = board.sector(player.sector);
  const places = new Set(idsOf(player).map((id) => `player:${id}`));
  const writer = board.writers.value.find(({ field }) => field !== null && places.has(field));
  const twin = props.doubles.of(player);
  const link = linkOf(player);
  const mine = player.starredBy.has(board.me.id);
  return (
    <li
      class="card"
      data-player={player.id}
      data-sector={sector?.colour ?? "none"}
      data-writer={writer !== undefined}
      data-open={open}
      style={writer && { "--hue": `var(--s-${personHue(writer.id)})` }}
    >
      {writer !== undefined && (
        <span class="flag" dir="auto">
          {t("isTyping", { name: writer.name })}
        </span>
      )}
      <div class="card-face">
        <span class="tile">
          {sector === undefined ? <b aria-hidden="true">?</b> : <SectorIcon icon={sector.icon} />}
        </span>
        <div class="card-words">
          <h3 dir="auto">
            <Press
              means={String(open)}
              class="card-open"
              aria-expanded={open}
              onClick={() => props.onOpen(!open)}
            >
              {player.name}
            </Press>
          </h3>
          <p dir="auto">
            {sector === undefined ? (
              <span class="card-unsorted">{t("chooseSector")}</span>
            ) : (
              <span class="card-sector" lang={board.activity.language}>
                {sector.name}
              </span>
            )}
            {!open && player.note.trim() !== "" && <span lang=""> · {player.note}</span>}
            {!open && <Partners board={board} player={player} />}
          </p>
          {!open && link !== "" && <WebLink url={link} label={null} />}
          {board.hidden.value.has(player.id) && <p class="hidden-note">{t("hiddenOnScreen")}</p>}
        </div>
        <Press
          means={String(mine)}
          class="star"
          aria-pressed={mine}
          disabled={board.locked.value}
          aria-label={t("starNamed", { name: player.name, count: player.stars })}
          onClick={() => board.flipchart.star(player.id, board.me.id, !mine)}
        >
          <span aria-hidden="true">
            {mine ? "★" : "☆"} {player.stars > 0 && player.stars}
          </span>
        </Press>
      </div>
      {twin !== undefined && (
        <LikeAnother
          board={board}
          player={player}
          other={twin}
          onTellApart={() => props.doubles.tellApart(player, twin)}
        />
      )}
      {open && <PlayerEditor board={board} player={player} onDone={() => props.onOpen(false)} />}
    </li>
  );
}

function Partners({ board, player }: { board: Board; player: Player }) {
  const names = board.partnerships.value.flatMap(({ from, to }) => {
    const other = from === player.id ? to : to === player.id ? from : null;
    return board.players.value.filter(({ id }) => id === other).map(({ name }) => name);
  });
  if (names.length === 0) {
    return null;
  }
  return <> · ↔ {t("worksWith", { names: names.join(", ") })}</>;
}
