import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { saidOf } from "../workshop/said";
import { cardWord, heading } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import { CardItem } from "./CardItem";
import type { Card } from "./cards";
import { useDoubles } from "./doubles";
import type { LiveDeck } from "./live-deck";
import { cardPlace } from "./schema";
import { useGlide, useSteadyOrder } from "./steady-list";
import "./paper.css";

/** The cards of a sheet, those with the most stars on top: one at least. */
export function CardList(props: {
  board: Board;
  deck: LiveDeck;
  cards: readonly Card[];
  /** Whether each says in which further look it was added: all looks are shown then, and the links. */
  marked: boolean;
  /** The card that is open; written when one is opened or closed. */
  open: Signal<string | null>;
}) {
  const { board, deck, cards, marked, open } = props;
  const { sheet } = deck;
  const list = useRef<HTMLUListElement>(null);
  const doubles = useDoubles(board, deck);
  // Whoever writes on a card that somebody merges goes on in the card that it is now part of.
  const host = deck.cards.value.find(({ twins }) => twins.some(({ id }) => id === open.value));
  useLayoutEffect(() => {
    const part = open.value;
    if (host !== undefined) {
      open.value = host.id;
      requestAnimationFrame(() => focusNote(list.current, part));
    }
  }, [host]);
  const shown = useSteadyOrder(
    cards,
    cards.some(({ id }) => id === open.value),
  );
  useGlide(list, "data-card");
  // What was half typed in a card as the page died is in sight again, and counts when it is left.
  useLayoutEffect(() => {
    const typed = board.drafts.namesFrom(cardPlace(sheet.id, ""));
    const isTyped = ({ id }: Card) =>
      ["name", "link"].some((field) => typed.includes(`${cardPlace(sheet.id, id)}/${field}`));
    open.value ??= cards.find(isTyped)?.id ?? null;
  }, []);
  const starred = sheet.stars && cards.some(({ stars }) => stars > 0);
  const word = saidOf(sheet.card, board.said);
  return (
    <>
      <div class="group-head">
        {starred ? (
          <h2>{t("rising")}</h2>
        ) : (
          <h2 {...word}>{heading(cardWord(sheet).many, board.activity.language)}</h2>
        )}
        <span>
          <span {...word}>{counted(cards.length, cardWord(sheet))}</span>
          {sheet.links !== null && marked && (
            <>
              {" · "}
              <span {...board.said}>{counted(deck.links.value.length, linkWord(sheet))}</span>
            </>
          )}
        </span>
      </div>
      <ul ref={list}>
        {shown.map((card) => (
          <CardItem
            key={card.id}
            board={board}
            deck={deck}
            card={card}
            marked={marked}
            doubles={doubles}
            open={open.value === card.id}
            onOpen={(yes) => {
              open.value = yes ? card.id : null;
            }}
          />
        ))}
      </ul>
      {sheet.stars && !starred && <p class="hint pad">{t("starHint")}</p>}
    </>
  );
}

/** Puts the caret at the end of the note of a card that is part of another now. */
function focusNote(list: HTMLElement | null, id: string | null): void {
  const note = list?.querySelector<HTMLTextAreaElement>(
    `[data-twin="${CSS.escape(id ?? "")}"] textarea`,
  );
  note?.focus();
  note?.setSelectionRange(note.value.length, note.value.length);
}
