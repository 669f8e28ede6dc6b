/** The notes of a sheet with cards: one text for each category, in each look at it. */
import { t } from "../i18n/facilitator";
import type { CardSheet } from "../protocol/activity";

export interface NotePlace {
  readonly category: string;
  /** "" in the first look. */
  readonly round: string;
  readonly title: string;
}

/** All notes that a sheet may have, the first look's first. */
export function notesOf(sheet: CardSheet): NotePlace[] {
  if (!sheet.notes) {
    return [];
  }
  const looks = [{ id: "", title: "" }, ...sheet.rounds];
  return looks.flatMap((round) =>
    sheet.categories.map(({ id, name }) => {
      const title = t("noteOn", { sheet: sheet.short, category: name });
      return {
        category: id,
        round: round.id,
        title: round.title === "" ? title : `${title} (${round.title})`,
      };
    }),
  );
}
