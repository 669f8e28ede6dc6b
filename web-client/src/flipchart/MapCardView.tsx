import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { CategoryIcon } from "../theme/CategoryIcon";
import { useSaid } from "../theme/Said";
import { cardWord, heading } from "../workshop/words";
import { linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import { type Card, pageOf } from "./cards";
import type { LiveDeck } from "./live-deck";
import { WebLink } from "./WebLink";
import "./CardItem.css";
import "./MapCardView.css";
import "./paper.css";

interface MapCardProps {
  readonly board: Board;
  readonly deck: LiveDeck;
  /** Null while none is looked at. */
  readonly card: Card | null;
  readonly onChoose: (id: string | null) => void;
}

/** The card of the map that is looked at, what it is linked with, and the way to the others one by one. */
export function MapCardView(props: MapCardProps) {
  const { board, deck, card, onChoose } = props;
  const { sheet } = deck;
  const cards = deck.cards.value;
  const at = cards.findIndex(({ id }) => id === card?.id);
  const go = (by: number) => {
    const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by;
    onChoose(cards[(next + cards.length) % cards.length]?.id ?? null);
  };
  const word = cardWord(sheet).one;
  useSaid(
    card === null ? "" : `${card.name}, ${t("placeOf", { at: at + 1, count: cards.length })}`,
    {
      urgent: true,
    },
  );
  const place = useRef<HTMLElement>(null);
  // Where it does not stay in sight, it comes there, and its dot does not leave it.
  useLayoutEffect(() => {
    const element = place.current;
    if (card !== null && element !== null && getComputedStyle(element).position === "relative") {
      element.scrollIntoView({ block: "end" });
      document.activeElement?.scrollIntoView({ block: "nearest" });
    }
  }, [card?.id]);
  const page = card === null ? "" : pageOf(card);
  return (
    <section
      ref={place}
      class="map-card-view"
      data-hue={deck.category(card?.category ?? "")?.colour ?? "none"}
      aria-label={heading(word, board.activity.language)}
    >
      {card !== null && <Shown {...props} card={card} />}
      {card !== null && <Linked {...props} card={card} />}
      <div class="map-steps">
        {card === null && <p class="hint">{t("mapHint")}</p>}
        {page !== "" && <WebLink url={page} label={null} />}
        <span>{t("placeOf", { at: at < 0 ? "–" : at + 1, count: cards.length })}</span>
        <button type="button" aria-label={t("before", { word })} onClick={() => go(-1)}>
          <Arrow d="M14.5 5.5 8 12l6.5 6.5" />
        </button>
        <button type="button" aria-label={t("after", { word })} onClick={() => go(1)}>
          <Arrow d="M9.5 5.5 16 12l-6.500 6.5" />
        </button>
      </div>
    </section>
  );
}

function Arrow({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

function Shown({ board, deck, card, onChoose }: MapCardProps & { card: Card }) {
  const { sheet } = deck;
  const category = deck.category(card.category);
  return (
    <>
      <div class="map-card-top">
        {category !== undefined && (
          <span class="tile">
            <CategoryIcon icon={category.icon} colour={category.colour} />
          </span>
        )}
        <div>
          <h2 dir="auto">{card.name}</h2>
          {category !== undefined && <p {...board.said}>{category.name}</p>}
        </div>
        {sheet.stars && card.stars > 0 && (
          <b class="map-card-stars">
            <span aria-hidden="true">★ {card.stars}</span>
            <span class="visually-hidden">{t("stars", { count: card.stars })}</span>
          </b>
        )}
        <button type="button" class="remove" aria-label={t("close")} onClick={() => onChoose(null)}>
          ✕
        </button>
      </div>
      {card.note.trim() !== "" && (
        <p class="map-card-note" dir="auto" lang="">
          {card.note}
        </p>
      )}
    </>
  );
}

/** The cards that it is linked with, each a way to it. */
function Linked({ board, deck, card, onChoose }: MapCardProps & { card: Card }) {
  const { sheet } = deck;
  const linked = deck.links.value.flatMap(({ from, to }) => {
    const id = from === card.id ? to : to === card.id ? from : null;
    return deck.cards.value.find((other) => other.id === id) ?? [];
  });
  if (linked.length === 0) {
    return null;
  }
  return (
    <>
      <h3 {...board.said}>{heading(linkWord(sheet).many, board.activity.language)}</h3>
      <ul class="map-card-links">
        {linked.map((other) => {
          const category = deck.category(other.category);
          return (
            <li key={other.id}>
              <button type="button" dir="auto" onClick={() => onChoose(other.id)}>
                {category !== undefined && (
                  <CategoryIcon icon={category.icon} colour={category.colour} />
                )}
                {other.name}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
