import { useMemo } from "preact/hooks";
import type { Board } from "./board";
import { byAge, type Card } from "./cards";
import type { LiveDeck } from "./live-deck";
import { useNameSense } from "./name-sense";

/** Cards that seem to be on the list twice. */
export interface Doubles {
  /** The older card that this one seems to be, if there is one. */
  of(card: Card): Card | undefined;
  /** Says for this device that they are two. */
  tellApart(a: Card, b: Card): void;
}

const pairOf = (a: Card, b: Card) => [a.id, b.id].sort().join("/");

/** The cards of a sheet that seem to be there twice, without those that were told apart here. */
export function useDoubles(board: Board, deck: LiveDeck): Doubles {
  const cards = deck.cards.value;
  const apart = board.drafts.of(`${deck.sheet.id}/told-apart`);
  const names = JSON.stringify(cards.map(({ id, at, name }) => [at, id, name]).sort());
  const sense = useNameSense(cards.length > 1 ? names : "");
  // Stars and notes change with every letter, and change nothing here.
  const pairs = useMemo(
    () => sense?.likePairs([...cards].sort(byAge)).map(([a, b]) => [a.id, b.id] as const) ?? [],
    [sense, names],
  );
  const told = new Set(apart.value.split(" "));
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  return {
    of: (card) =>
      pairs
        .flatMap(([older, younger]) => (younger === card.id ? [cardOf.get(older)] : []))
        .find((older) => older !== undefined && !told.has(pairOf(older, card))),
    tellApart: (a, b) => {
      apart.value = [...told, pairOf(a, b)].join(" ").trim();
    },
  };
}
