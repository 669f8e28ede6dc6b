import { t } from "../i18n/flipchart";
import { listed, runOn } from "../i18n/listed";
import { personHue } from "../theme/Avatar";
import { CategoryIcon } from "../theme/CategoryIcon";
import { Press } from "../theme/Press";
import { saidOf } from "../workshop/said";
import { categoryWord, heading } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import { type Card, pageOf } from "./cards";
import type { Doubles } from "./doubles";
import { idsOf } from "./ids";
import { LikeAnother } from "./LikeAnother";
import { CardEditor } from "./late-details";
import type { LiveDeck } from "./live-deck";
import { cardPlace } from "./schema";
import { WebLink } from "./WebLink";
import "./CardItem.css";
import "./paper.css";

interface CardItemProps {
  readonly board: Board;
  readonly deck: LiveDeck;
  readonly card: Card;
  /** Whether the card says in which further look it was added. */
  readonly marked: boolean;
  readonly doubles: Doubles;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** One card: what it is, what it is linked with, who is writing on it, and its stars. */
export function CardItem(props: CardItemProps) {
  const { board, deck, card, open } = props;
  const { sheet } = deck;
  const category = deck.category(card.category);
  const places = new Set(idsOf(card).map((id) => cardPlace(sheet.id, id)));
  const writer = board.writers.value.find(({ field }) => field !== null && places.has(field));
  const twin = props.doubles.of(card);
  const page = pageOf(card);
  return (
    <li
      class="card"
      data-card={card.id}
      data-hue={category?.colour ?? "none"}
      data-writer={writer !== undefined}
      data-open={open}
      style={writer && { "--person": `var(--${personHue(writer.id)})` }}
    >
      {writer !== undefined && <span class="flag">{t("isTyping", { name: writer.name })}</span>}
      <div class="card-face">
        {sheet.categories.length > 0 && (
          <span class="tile">
            {category === undefined ? (
              <b aria-hidden="true">?</b>
            ) : (
              <CategoryIcon icon={category.icon} colour={category.colour} />
            )}
          </span>
        )}
        <div class="card-words">
          <h3 dir="auto">
            <Press
              means={String(open)}
              class="card-open"
              aria-expanded={open}
              onClick={() => props.onOpen(!open)}
            >
              {card.name}
            </Press>
          </h3>
          <About {...props} />
          {!open && page !== "" && <WebLink url={page} label={null} />}
          {board.hidden.value.has(card.id) && <p class="hidden-note">{t("hiddenOnScreen")}</p>}
        </div>
        {sheet.stars && <Star {...props} />}
      </div>
      {twin !== undefined && (
        <LikeAnother
          board={board}
          deck={deck}
          card={card}
          other={twin}
          onTellApart={() => props.doubles.tellApart(card, twin)}
        />
      )}
      {open && (
        <CardEditor board={board} deck={deck} card={card} onDone={() => props.onOpen(false)} />
      )}
    </li>
  );
}

/** A card's category, the look it is of, its note and what it is linked with, one after the other. */
function About({ board, deck, card, marked, open }: CardItemProps) {
  const { sheet } = deck;
  const category = deck.category(card.category);
  const look = marked ? sheet.rounds.find(({ id }) => id === card.round) : undefined;
  const linked = open || sheet.links === null ? [] : deck.linkedWith(card.id);
  const parts = [
    category !== undefined && (
      <span class="card-category" {...board.said}>
        {category.name}
      </span>
    ),
    category === undefined && sheet.categories.length > 0 && (
      <span class="card-unsorted">
        {t.rich("chooseOne", {
          word: <bdi {...saidOf(sheet.categoryWord, board.said)}>{categoryWord(sheet).one}</bdi>,
        })}
      </span>
    ),
    look !== undefined && (
      <span class="card-look" data-hue={sheet.colour} {...board.said}>
        {look.title}
      </span>
    ),
    !open && card.note.trim() !== "" && <bdi lang="">{runOn(card.note)}</bdi>,
    linked.length > 0 && (
      <>
        <span aria-hidden="true">↔ </span>
        <span class="visually-hidden">
          <bdi {...board.said}>{heading(linkWord(sheet).many, board.activity.language)}</bdi>:{" "}
        </span>
        {listed(linked)}
      </>
    ),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : (
    <p>
      {parts.map((part, at) => (
        <span key={at}>
          {at > 0 && " · "}
          {part}
        </span>
      ))}
    </p>
  );
}

function Star({ board, deck, card }: CardItemProps) {
  const mine = card.starredBy.has(board.me.id);
  return (
    <Press
      means={String(mine)}
      class="star"
      aria-pressed={mine}
      disabled={board.locked.value}
      aria-label={t("starNamed", { name: card.name, count: card.stars })}
      onClick={() => deck.deck.star(card.id, board.me.id, !mine)}
    >
      <span aria-hidden="true">
        {mine ? "★" : "☆"} {card.stars > 0 && card.stars}
      </span>
    </Press>
  );
}
