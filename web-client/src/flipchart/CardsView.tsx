import { useSignal } from "@preact/signals";
import { t } from "../i18n/adding";
import { AddCard } from "./AddCard";
import type { Board } from "./board";
import { CardList, LinksList } from "./late-parts";
import type { LiveDeck } from "./live-deck";
import "./paper.css";

/** The cards of a sheet, under the field that adds one, and the links between them. */
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
  const all = deck.cards.value;
  const cards = round === "" ? all : all.filter((card) => card.round === round);
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
          requestAnimationFrame(() => focusCard(id));
        }}
      />
      {cards.length === 0 ? (
        <p class="empty">
          {look === undefined
            ? t("noCards")
            : t.rich("noneInLook", { look: <bdi {...board.said}>{look.title}</bdi> })}
        </p>
      ) : (
        <CardList board={board} deck={deck} cards={cards} marked={round === ""} open={open} />
      )}
      {sheet.links !== null && round === "" && all.length > 1 && (
        <LinksList board={board} deck={deck} />
      )}
    </>
  );
}

/** Brings a card of the list into sight, for the keyboard too. */
function focusCard(id: string): void {
  const card = document.querySelector<HTMLElement>(`li[data-card="${CSS.escape(id)}"]`);
  card?.scrollIntoView({ block: "nearest" });
  card?.querySelector<HTMLElement>(".card-open")?.focus();
}
