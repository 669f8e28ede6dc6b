import type { Activity } from "../protocol/activity";
import { cardWord, notesTitle } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import { type PartKind, partIn } from "./history";

/** What parts are in words: each text and each part at a table by its name, cards and links by their number. */
export function partNames(parts: readonly string[], activity: Activity): string {
  const known = parts.map(partIn);
  const any = (kind: PartKind, of: string) =>
    known.some((part) => part.kind === kind && part.of === of);
  const many = (kind: PartKind, of: string) =>
    known.filter((part) => part.kind === kind && part.of === of).length;
  const names = activity.sheets.flatMap((sheet): string[] => {
    if (sheet.kind === "text") {
      return sheet.fields
        .filter(({ id, choices }) => any("text", id) || any("choice", choices?.id ?? ""))
        .map(({ title }) => title);
    }
    const [cards, links] = [many("card", sheet.id), many("link", sheet.id)];
    return [
      ...(cards > 0 ? [counted(cards, cardWord(sheet))] : []),
      ...(links > 0 ? [counted(links, linkWord(sheet))] : []),
      ...(any("note", sheet.id) ? [`${sheet.short}: ${notesTitle(sheet)}`] : []),
    ];
  });
  const roles = activity.roles.filter(({ id }) => any("role", id)).map(({ name }) => name);
  return [...names, ...roles].join(", ");
}
