import type { Activity, CardSheet, Field } from "../protocol/activity";
import { pageOf } from "./cards";
import { deckOf } from "./decks";
import { type Flipchart, notesOf } from "./schema";
import { visibleText } from "./visible-text";

/** Everything that stands on a flipchart, as plain paragraphs to read and copy. */
export function plainWords(flipchart: Flipchart, activity: Activity): string {
  const about = flipchart.about();
  const roles = activity.roles.map(({ id, name }) => labelled(name, about.of(id)));
  return activity.sheets
    .flatMap((sheet) =>
      sheet.kind === "text"
        ? sheet.fields.map((field) => fieldOf(flipchart, field))
        : [
            ...notesOf(sheet).map((root) => visibleText(flipchart.text(root))),
            ...cardsOf(flipchart, sheet),
          ],
    )
    .concat(roles)
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .join("\n\n");
}

/** What is told of something, and by which name; "" when nothing is. */
function labelled(name: string, words: string): string {
  return words === "" ? "" : `${name}: ${words}`;
}

/** What was chosen for a field, and its text. */
function fieldOf(flipchart: Flipchart, { id, choices }: Field): string {
  const chosen = flipchart.about().of(choices?.id ?? "");
  const option = choices?.options.find((other) => other.id === chosen);
  return `${option?.text ?? ""}\n\n${visibleText(flipchart.text(id)).trim()}`;
}

function cardsOf(flipchart: Flipchart, { id, categories }: CardSheet): string[] {
  const deck = deckOf(flipchart, id);
  const cards = deck.cards(new Set());
  const nameOf = (card: string) => cards.find((other) => other.id === card)?.name ?? "";
  return [
    ...cards.map((card) => {
      const names = [card.name, ...card.twins.map((twin) => twin.name)].join(" / ");
      const category = categories.find((other) => other.id === card.category);
      const about = [card.note.trim(), pageOf(card)].filter((words) => words !== "").join(" – ");
      return [category === undefined ? names : `${names} (${category.name})`, about]
        .filter((words) => words !== "")
        .join(": ");
    }),
    ...deck.links(cards).map(({ from, to, note }) => {
      const both = `${nameOf(from)} ↔ ${nameOf(to)}`;
      return note === "" ? both : labelled(both, note);
    }),
  ];
}
