/**
 * What the things of a workshop are called: by the activity where it has a word, else by the page. Such
 * words stand alone or after a number, never within a sentence, so that they need no article.
 */
import { t } from "../i18n/shared";
import type { CardSheet, Word } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";

export function cardWord({ card }: CardSheet): Word {
  return card ?? { one: t("cardOne"), many: t("cardMany") };
}

export function categoryWord(sheet: CardSheet): Word {
  return sheet.categoryWord ?? { one: t("categoryOne"), many: t("categoryMany") };
}

/** What the texts on a sheet's categories are called. */
export function notesTitle(sheet: CardSheet): string {
  return sheet.notesTitle ?? t("notes");
}

/** A word as a heading: with a capital where its language has any. */
export function heading(word: string, language: string): string {
  // Its first letter may stand behind the mark of its direction.
  return word.replace(/^\u2068?./su, (first) => first.toLocaleUpperCase(language.split("-", 1)));
}

/** What a table is called beside its number: by what it works on, else by its own name; may be empty. */
export function placeOf({ place, label }: WorkshopTable): string {
  return place === "" ? label : place;
}

/** A table by its number and what it works on: "Table 3 · Gary, IN". */
export function tableWords(table: WorkshopTable): string {
  const { number } = table;
  const place = placeOf(table);
  return place === "" ? t("table", { number }) : t("tableAndPlace", { number, place });
}
