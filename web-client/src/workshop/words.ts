/**
 * What the things of a workshop are called: by the activity where it has a word, else by the page. Such
 * words stand alone or after a number, never within a sentence, so that they need no article.
 */
import { t } from "../i18n/shared";
import type { Activity, CardSheet, Word } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";

export function turnWord({ words }: Activity): Word {
  return words.turn ?? { one: t("turnOne"), many: t("turnMany") };
}

export function cardWord({ card }: CardSheet): Word {
  return card ?? { one: t("cardOne"), many: t("cardMany") };
}

export function linkWord({ links }: CardSheet): Word {
  return links ?? { one: t("linkOne"), many: t("linkMany") };
}

export function categoryWord(sheet: CardSheet): Word {
  return sheet.categoryWord ?? { one: t("categoryOne"), many: t("categoryMany") };
}

/** What the texts on a sheet's categories are called. */
export function notesTitle(sheet: CardSheet): string {
  return sheet.notesTitle ?? t("notes");
}

/** How many of something there are: "3 finds". */
export function counted(count: number, word: Word): string {
  return t("counted", { count, word: numbered(count, word) });
}

/** The word that goes with a number. */
export function numbered(count: number, { one, many }: Word): string {
  return count === 1 ? one : many;
}

/** A word as a heading: with a capital where its language has any. */
export function heading(word: string, language: string): string {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase(language) + rest.join("");
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
