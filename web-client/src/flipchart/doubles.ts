import { useMemo } from "preact/hooks";
import type { Board } from "./board";
import { useNameSense } from "./name-sense";
import { byAge, type Player } from "./players";

/** Players that seem to be on the list twice. */
export interface Doubles {
  /** The older player that this one seems to be, if there is one. */
  of(player: Player): Player | undefined;
  /** Says for this device that they are two. */
  tellApart(a: Player, b: Player): void;
}

const pairOf = (a: Player, b: Player) => [a.id, b.id].sort().join("/");

/** The players of a board that seem to be there twice, without those that were told apart here. */
export function useDoubles(board: Board): Doubles {
  const players = board.players.value;
  const apart = board.drafts.of("players/told-apart");
  const names = JSON.stringify(players.map(({ id, at, name }) => [at, id, name]).sort());
  const sense = useNameSense(players.length > 1 ? names : "");
  // Stars and notes change with every letter, and change nothing here.
  const pairs = useMemo(
    () => sense?.likePairs([...players].sort(byAge)).map(([a, b]) => [a.id, b.id] as const) ?? [],
    [sense, names],
  );
  const told = new Set(apart.value.split(" "));
  const playerOf = new Map(players.map((player) => [player.id, player]));
  return {
    of: (player) =>
      pairs
        .flatMap(([older, younger]) => (younger === player.id ? [playerOf.get(older)] : []))
        .find((older) => older !== undefined && !told.has(pairOf(older, player))),
    tellApart: (a, b) => {
      apart.value = [...told, pairOf(a, b)].join(" ").trim();
    },
  };
}
