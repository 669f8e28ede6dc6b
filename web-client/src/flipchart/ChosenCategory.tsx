import { useSignal } from "@preact/signals";
import { t } from "../i18n/adding";
import type { Category } from "../protocol/activity";
import type { Board } from "./board";
import { hasGuidance } from "./guided";
import { Guidance } from "./late-details";
import type { LiveDeck } from "./live-deck";
import "./AddCard.css";
import "./Guidance.css";
import "./paper.css";

/** Of the category that a new card will have: that the name proposed it, and what to look for there. */
export function ChosenCategory(props: {
  board: Board;
  deck: LiveDeck;
  category: Category;
  /** What the sentence is called which says that it was proposed; none if it was chosen. */
  proposal: string | undefined;
  round: string;
  now: () => number;
}) {
  const { board, category } = props;
  const guide = useSignal(false);
  return (
    <>
      <div class="about-category">
        {props.proposal !== undefined && (
          <p class="hint" id={props.proposal}>
            {t.rich("proposedFromName", {
              category: <bdi {...board.said}>{category.short}</bdi>,
            })}
          </p>
        )}
        {hasGuidance(category) && (
          <button
            type="button"
            class="guide-link"
            data-hue={category.colour}
            onClick={() => {
              guide.value = true;
            }}
          >
            {t.rich("lookForIn", { category: <bdi {...board.said}>{category.name}</bdi> })}
          </button>
        )}
      </div>
      {guide.value && (
        <Guidance
          board={board}
          deck={props.deck}
          category={category}
          round={props.round}
          now={props.now}
          onClose={() => {
            guide.value = false;
          }}
        />
      )}
    </>
  );
}
