import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { cardWord, counted, heading, linkWord } from "../workshop/words";
import { AddCard } from "./AddCard";
import type { Board } from "./board";
import { CardItem } from "./CardItem";
import { useDoubles } from "./doubles";
import { LinksList } from "./late-parts";
import type { LiveDeck } from "./live-deck";
import { useGlide, useSteadyOrder } from "./steady-list";
import "./paper.css";

/** The cards of a sheet, those with the most stars on top, and the links between them. */
export function CardsView(props: {
  board: Board;
  deck: LiveDeck;
  /** The further look whose cards are shown alone; "" shows all. */
  round: string;
  now: () => number;
  /** Turns to the first look, where all cards are. */
  onAll: () => void;
}) {
  const { board, deck, round } = props;
  const { sheet } = deck;
  const open = useSignal<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const all = deck.cards.value;
  const cards = round === "" ? all : all.filter((card) => card.round === round);
  const doubles = useDoubles(board, deck);
  // Whoever writes on a card that somebody merges goes on in the card that it is now part of.
  const host = all.find(({ twins }) => twins.some(({ id }) => id === open.value));
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
  const starred = sheet.stars && cards.some(({ stars }) => stars > 0);
  const look = sheet.rounds.find(({ id }) => id === round);
  return (
    <>
      <AddCard
        board={board}
        deck={deck}
        round={round}
        now={props.now}
        onOpen={(id) => {
          open.value = id;
          if (!cards.some((card) => card.id === id)) {
            props.onAll();
          }
          requestAnimationFrame(() => focusCard(list.current, id));
        }}
      />
      {cards.length === 0 ? (
        <p class="empty">
          {look === undefined ? t("noCards") : t("noneInLook", { look: look.title })}
        </p>
      ) : (
        <>
          <div class="group-head">
            <h2>
              {starred ? t("rising") : heading(cardWord(sheet).many, board.activity.language)}
            </h2>
            <span>
              {counted(cards.length, cardWord(sheet))}
              {sheet.links !== null && round === "" && (
                <> · {counted(deck.links.value.length, linkWord(sheet))}</>
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
                marked={round === ""}
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
      )}
      {sheet.links !== null && round === "" && all.length > 1 && (
        <LinksList board={board} deck={deck} />
      )}
    </>
  );
}

/** Brings a card into sight, for the keyboard too. */
function focusCard(list: HTMLElement | null, id: string): void {
  const card = list?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  card?.scrollIntoView({ block: "nearest" });
  card?.querySelector<HTMLElement>(".card-open")?.focus();
}

/** Puts the caret at the end of the note of a card that is part of another now. */
function focusNote(list: HTMLElement | null, id: string | null): void {
  const note = list?.querySelector<HTMLTextAreaElement>(
    `[data-twin="${CSS.escape(id ?? "")}"] textarea`,
  );
  note?.focus();
  note?.setSelectionRange(note.value.length, note.value.length);
}
