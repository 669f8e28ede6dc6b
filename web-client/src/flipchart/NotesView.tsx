import { useSignal } from "@preact/signals";
import { t as adding } from "../i18n/adding";
import { t } from "../i18n/flipchart";
import type { Category } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import { saidOf } from "../workshop/said";
import { cardWord, notesTitle } from "../workshop/words";
import { counted } from "../workshop/words-later";
import type { Board } from "./board";
import { hasGuidance } from "./guided";
import { Guidance } from "./late-details";
import type { LiveDeck } from "./live-deck";
import { SharedField } from "./SharedField";
import { noteRoot } from "./schema";
import { useTextOf } from "./useTextOf";
import "./NotesView.css";
import "./Guidance.css";
import "./paper.css";

/** A page of free notes for each category, with what to look for one tap away. */
export function NotesView(props: {
  board: Board;
  deck: LiveDeck;
  /** The further look in which the notes are made; "" in the first. */
  round: string;
  now: () => number;
}) {
  const { board, deck, round } = props;
  const { sheet } = deck;
  const guide = useSignal<Category | null>(null);
  return (
    <div>
      {sheet.categories.map((category) => {
        const field = noteRoot(sheet.id, category.id, round);
        const cards = deck.cards.value.filter(
          (card) => card.category === category.id && (round === "" || card.round === round),
        );
        const writer = board.writers.value.find((other) => other.field === field);
        return (
          <section key={field} class="sheet notes" data-hue={category.colour}>
            <h2>
              <CategoryIcon icon={category.icon} colour={category.colour} />
              <span {...board.said}>{category.name}</span>
              {writer === undefined ? (
                cards.length > 0 && (
                  <i {...saidOf(sheet.card, board.said)}>
                    {counted(cards.length, cardWord(sheet))}
                  </i>
                )
              ) : (
                <i>{t("isTyping", { name: writer.name })}</i>
              )}
            </h2>
            <SharedField
              board={board}
              field={field}
              text={board.flipchart.text(field)}
              label={t("labelled", { label: notesTitle(sheet), name: category.name })}
              placeholder={notesTitle(sheet)}
              said={saidOf(sheet.notesTitle, board.said)}
            />
            {round === "" &&
              sheet.rounds.map(({ id, title }) => (
                <MarkedNote
                  key={id}
                  board={board}
                  field={noteRoot(sheet.id, category.id, id)}
                  title={title}
                />
              ))}
            {hasGuidance(category) && (
              <button
                type="button"
                class="guide-link"
                aria-label={adding("lookForIn", { category: category.name })}
                onClick={() => {
                  guide.value = category;
                }}
              >
                {t("lookFor")}
              </button>
            )}
          </section>
        );
      })}
      {guide.value !== null && (
        <Guidance
          board={board}
          deck={deck}
          category={guide.value}
          round={round}
          now={props.now}
          onClose={() => {
            guide.value = null;
          }}
        />
      )}
    </div>
  );
}

/** What a further look brought, to be read beside the first. */
function MarkedNote(props: { board: Board; field: string; title: string }) {
  const text = useTextOf(props.board.flipchart.text(props.field));
  return text.trim() === "" ? null : (
    <div class="notes-marked">
      <b {...props.board.said}>{props.title}</b>
      <p dir="auto" lang="">
        {text}
      </p>
    </div>
  );
}
