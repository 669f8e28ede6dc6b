import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { AddPlayer } from "./AddPlayer";
import type { Board } from "./board";
import { PartnershipsList } from "./PartnershipsList";
import { PlayerCard } from "./PlayerCard";
import { useGlide, useSteadyOrder } from "./steady-list";
import "./paper.css";

/** The players a table found, those with the most stars on top, and who works with whom already. */
export function PlayersView({ board, now }: { board: Board; now: () => number }) {
  const open = useSignal<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const players = board.players.value;
  const shown = useSteadyOrder(
    players,
    players.some(({ id }) => id === open.value),
  );
  useGlide(list, "data-player");
  const starred = players.some(({ stars }) => stars > 0);
  return (
    <>
      <AddPlayer board={board} now={now} />
      {players.length === 0 ? (
        <p class="empty">{t("noPlayers")}</p>
      ) : (
        <>
          <div class="group-head">
            <h2>{starred ? t("rising") : t("yourPlayers")}</h2>
            <span>
              {t("players", { count: players.length })} ·{" "}
              {t("partnerships", { count: board.partnerships.value.length })}
            </span>
          </div>
          <ul ref={list}>
            {shown.map((player) => (
              <PlayerCard
                key={player.id}
                board={board}
                player={player}
                open={open.value === player.id}
                onOpen={(yes) => {
                  open.value = yes ? player.id : null;
                }}
              />
            ))}
          </ul>
          {!starred && <p class="hint pad">{t("starHint")}</p>}
        </>
      )}
      <PartnershipsList board={board} />
    </>
  );
}
