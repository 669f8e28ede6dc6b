import type { Board } from "../flipchart/board";
import { liveDeckOf } from "../flipchart/decks";
import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/room";
import type { CardSheet, Field, Hue } from "../protocol/activity";
import { LanguageChoice } from "../theme/LanguageChoice";
import { saidOf } from "../workshop/said";
import { cardWord, heading } from "../workshop/words";
import { counted } from "../workshop/words-later";
import { Offers } from "./offers/late-parts";
import type { NowProps } from "./props";
import "../flipchart/paper.css";
import "./EndView.css";

/** So many cards of a sheet are named. */
const MOST = 5;

/** Afterwards: thanks, and what the table made. */
export function EndView(props: NowProps) {
  const { state, seat, present, activity } = props;
  const { board } = seat;
  return (
    <div>
      <section class="sheet end-thanks">
        <h2>{t("endThanks", { name: board.me.name })}</h2>
        {present?.phase.prompt.lead && (
          <p {...board.said}>
            <b>{present.phase.prompt.lead}</b> {present.phase.prompt.text}
          </p>
        )}
      </section>
      <section class="sheet">
        <h2>{t("endYours")}</h2>
        {activity.sheets.map((sheet) =>
          sheet.kind === "cards" ? (
            <Cards key={sheet.id} board={board} sheet={sheet} />
          ) : (
            sheet.fields.map((field) => (
              <Words key={field.id} board={board} field={field} colour={sheet.colour} />
            ))
          ),
        )}
      </section>
      {state.workshop.offers.length > 0 && <Offers {...props} />}
      <div class="row foot">
        <LanguageChoice />
      </div>
    </div>
  );
}

function Words({ board, field, colour }: { board: Board; field: Field; colour: Hue }) {
  const words = useTextOf(board.flipchart.text(field.id));
  return words.trim() === "" ? null : (
    <>
      <h3 data-hue={colour} {...board.said}>
        {field.title}
      </h3>
      <p class="sheet-text" dir="auto" lang="">
        {words}
      </p>
    </>
  );
}

/** How many cards there are, and those with the most stars, or the first. */
function Cards({ board, sheet }: { board: Board; sheet: CardSheet }) {
  const deck = liveDeckOf(board, sheet.id);
  const cards = deck.cards.value;
  const starred = cards.filter(({ stars }) => sheet.stars && stars > 0);
  const { links } = sheet;
  const word = saidOf(sheet.card, board.said);
  return cards.length === 0 ? null : (
    <>
      <h3 data-hue={sheet.colour} {...word}>
        {heading(cardWord(sheet).many, board.activity.language)}
      </h3>
      <p class="hint">
        <bdi {...word}>{counted(cards.length, cardWord(sheet))}</bdi>
        {links !== null && (
          <>
            {" · "}
            <bdi {...board.said}>{counted(deck.links.value.length, links)}</bdi>
          </>
        )}
      </p>
      <ul class="end-cards">
        {(starred.length > 0 ? starred : cards).slice(0, MOST).map((card) => (
          <li key={card.id} dir="auto">
            {card.name} {sheet.stars && card.stars > 0 && <b>★ {card.stars}</b>}
          </li>
        ))}
      </ul>
    </>
  );
}
