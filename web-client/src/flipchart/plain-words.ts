import { listed } from "../i18n/listed";
import { standing } from "../i18n/translate";
import type { Activity, CardSheet, Field } from "../protocol/activity";
import { type Card, type CardLink, pageOf } from "./cards";
import { deckOf } from "./decks";
import { type Flipchart, notesOf } from "./schema";
import { visibleText } from "./visible-text";

/** Everything that stands on a flipchart, as plain paragraphs to read and copy. */
export function plainWords(flipchart: Flipchart, activity: Activity): string {
  const about = flipchart.about();
  const roles = activity.roles.map(({ id, name }) => labelled(standing(name), about.of(id)));
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
  return words === "" ? "" : `${name}: ${standing(words)}`;
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
  return [
    ...cards.map((card) => cardInWords(card, categories)),
    ...deck.links(cards).map((link) => linkInWords(link, cards)),
  ];
}

/** What its card and those merged into it are called. */
export function namesOf({ name, twins }: Card): string {
  return listed([name, ...twins.map((twin) => twin.name)], " / ");
}

/** All that a card says, in one line. */
export function cardInWords(card: Card, categories: CardSheet["categories"]): string {
  const category = categories.find((other) => other.id === card.category);
  const called = namesOf(card);
  const names = category === undefined ? called : `${called} (${standing(category.name)})`;
  const about = [card.note.trim(), pageOf(card)]
    .filter((words) => words !== "")
    .map(standing)
    .join(" – ");
  return [names, about].filter((words) => words !== "").join(": ");
}

/** The same of a link between two of these cards. */
export function linkInWords({ from, to, note }: CardLink, cards: readonly Card[]): string {
  const nameOf = (card: string) => cards.find((other) => other.id === card)?.name ?? "";
  const both = `${standing(nameOf(from))} ↔ ${standing(nameOf(to))}`;
  return note === "" ? both : labelled(both, note);
}
