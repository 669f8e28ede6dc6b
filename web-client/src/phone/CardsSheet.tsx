import { useSignal } from "@preact/signals";
import type { Board } from "../flipchart/board";
import { CardsView } from "../flipchart/CardsView";
import { liveDeckOf } from "../flipchart/decks";
import { NotesView } from "../flipchart/late-parts";
import { PartChoice } from "../flipchart/PartChoice";
import { ShownField } from "../flipchart/ShownField";
import { t } from "../i18n/adding";
import type { CardSheet } from "../protocol/activity";
import { cardWord, heading, notesTitle } from "../workshop/words";

export interface CardsSheetProps {
  readonly board: Board;
  readonly sheet: CardSheet;
  /** The further look that is taken; "" in the first, which shows all. */
  readonly round: string;
  readonly now: () => number;
  readonly onRound: (round: string) => void;
  /** Goes to a sheet on which something is written that is shown here. */
  readonly onSheet: (id: string) => void;
}

/** A sheet of cards: its looks, and in each the cards and the notes on each category. */
export function CardsSheet(props: CardsSheetProps) {
  const { board, sheet, round, now } = props;
  const half = useSignal<"cards" | "notes">("cards");
  const deck = liveDeckOf(board, sheet.id);
  const { said } = board;
  const look = sheet.rounds.find(({ id }) => id === round);
  const noted = sheet.notes && sheet.categories.length > 0;
  const cards = heading(cardWord(sheet).many, board.activity.language);
  return (
    <>
      {sheet.rounds.length > 0 && (
        <PartChoice
          label={t("looks")}
          parts={[
            { id: "", name: sheet.title, said },
            ...sheet.rounds.map(({ id, title }) => ({ id, name: title, said })),
          ]}
          value={round}
          onChange={props.onRound}
        />
      )}
      {look !== undefined && look.about !== null && (
        <ShownField board={board} id={look.about} onSheet={props.onSheet} />
      )}
      {noted && (
        <PartChoice
          label={t("sheetParts")}
          parts={[
            { id: "cards", name: cards, ...(sheet.card === null ? {} : { said }) },
            {
              id: "notes",
              name: notesTitle(sheet),
              ...(sheet.notesTitle === null ? {} : { said }),
            },
          ]}
          value={half.value}
          onChange={(part) => {
            half.value = part === "notes" ? "notes" : "cards";
          }}
        />
      )}
      {noted && half.value === "notes" ? (
        <NotesView board={board} deck={deck} round={round} now={now} />
      ) : (
        <CardsView
          board={board}
          deck={deck}
          round={round}
          now={now}
          onAll={() => props.onRound("")}
        />
      )}
    </>
  );
}
