/** What things are called, like words.ts, where no phone needs it for its first letter. */
import { t } from "../i18n/shared";
import type { Activity, CardSheet, Word } from "../protocol/activity";

export function turnWord({ words }: Activity): Word {
  return words.turn ?? { one: t("turnOne"), many: t("turnMany") };
}

export function linkWord({ links }: CardSheet): Word {
  return links ?? { one: t("linkOne"), many: t("linkMany") };
}

/** How many of something there are: "3 finds". */
export function counted(count: number, word: Word): string {
  return t("counted", { count, word: numbered(count, word) });
}

/** The word that goes with a number. */
export function numbered(count: number, { one, many }: Word): string {
  return count === 1 ? one : many;
}
