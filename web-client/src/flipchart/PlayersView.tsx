import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { AddPlayer } from "./AddPlayer";
import type { Board } from "./board";
import { useDoubles } from "./doubles";
import { PartnershipsList } from "./PartnershipsList";
import { PlayerCard } from "./PlayerCard";
import { useGlide, useSteadyOrder } from "./steady-list";
import "./paper.css";

/** The players a table found, those with the most stars on top, and who works with whom already. */
export function PlayersView({ board, now }: { board: Board; now: () => number }) {
  const open = useSignal<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const players = board.players.value;
  const doubles = useDoubles(board);
  // Whoever writes on a player that somebody merges goes on in the card that it is now part of.
  const host = players.find(({ twins }) => twins.some(({ id }) => id === open.value));
  useLayoutEffect(() => {
    const part = open.value;
    if (host !== undefined) {
      open.value = host.id;
      requestAnimationFrame(() => focusNote(list.current, part));
    }
  }, [host]);
  const shown = useSteadyOrder(
    players,
    players.some(({ id }) => id === open.value),
  );
  useGlide(list, "data-player");
  const starred = players.some(({ stars }) => stars > 0);
  return (
    <>
      <AddPlayer
        board={board}
        now={now}
        onOpen={(id) => {
          open.value = id;
          requestAnimationFrame(() => focusCard(list.current, id));
        }}
      />
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
                doubles={doubles}
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

/** Brings a player's card into sight, for the keyboard too. */
function focusCard(list: HTMLElement | null, id: string): void {
  const card = list?.querySelector<HTMLElement>(`[data-player="${CSS.escape(id)}"]`);
  card?.scrollIntoView({ block: "nearest" });
  card?.querySelector<HTMLElement>(".card-open")?.focus();
}

/** Puts the caret at the end of the note of a player that is part of another now. */
function focusNote(list: HTMLElement | null, id: string | null): void {
  const note = list?.querySelector<HTMLTextAreaElement>(
    `[data-twin="${CSS.escape(id ?? "")}"] textarea`,
  );
  note?.focus();
  note?.setSelectionRange(note.value.length, note.value.length);
}
