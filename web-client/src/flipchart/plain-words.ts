import type { Activity, CardSheet } from "../protocol/activity";
import { deckOf } from "./decks";
import { type Flipchart, notesOf } from "./schema";
import { visibleText } from "./visible-text";

/** Everything that stands on a flipchart, as plain paragraphs to read and copy. */
export function plainWords(flipchart: Flipchart, activity: Activity): string {
  return activity.sheets
    .flatMap((sheet) =>
      sheet.kind === "text"
        ? sheet.fields.map(({ id }) => visibleText(flipchart.text(id)))
        : [
            ...notesOf(sheet).map((root) => visibleText(flipchart.text(root))),
            ...cardsOf(flipchart, sheet),
          ],
    )
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .join("\n\n");
}

function cardsOf(flipchart: Flipchart, { id }: CardSheet): string[] {
  const deck = deckOf(flipchart, id);
  const cards = deck.cards(new Set());
  return [
    ...cards.map(({ name, note, twins }) => {
      const names = [name, ...twins.map((twin) => twin.name)].join(" / ");
      return note === "" ? names : `${names}: ${note}`;
    }),
    ...deck.links(cards).map(({ note }) => note),
  ];
}
