import { type ComponentChild, Fragment } from "preact";
import { saidOf } from "../workshop/said";
import { cardWord, notesTitle } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import type { Desk } from "./desk";
import { type PartKind, partIn } from "./history";

/** What parts are in words: each text and each part at a table by its name, cards and links by their number. */
export function partNames(
  parts: readonly string[],
  desk: Pick<Desk, "activity" | "activityLang">,
): ComponentChild[] {
  const activity = desk.activity.value;
  const said = desk.activityLang.value;
  const known = parts.map(partIn);
  const any = (kind: PartKind, of: string) =>
    known.some((part) => part.kind === kind && part.of === of);
  const many = (kind: PartKind, of: string) =>
    known.filter((part) => part.kind === kind && part.of === of).length;
  const names = activity.sheets.flatMap((sheet): ComponentChild[] => {
    if (sheet.kind === "text") {
      return sheet.fields
        .filter(({ id, choices }) => any("text", id) || any("choice", choices?.id ?? ""))
        .map(({ title }) => <bdi {...said}>{title}</bdi>);
    }
    const [cards, links] = [many("card", sheet.id), many("link", sheet.id)];
    return [
      cards > 0 && <bdi {...saidOf(sheet.card, said)}>{counted(cards, cardWord(sheet))}</bdi>,
      links > 0 && <bdi {...saidOf(sheet.links, said)}>{counted(links, linkWord(sheet))}</bdi>,
      any("note", sheet.id) && (
        <>
          <bdi {...said}>{sheet.short}</bdi>:{" "}
          <bdi {...saidOf(sheet.notesTitle, said)}>{notesTitle(sheet)}</bdi>
        </>
      ),
    ].filter((name) => name !== false);
  });
  const roles = activity.roles
    .filter(({ id }) => any("role", id))
    .map(({ name }) => <bdi {...said}>{name}</bdi>);
  return [...names, ...roles].map((name, index) => (
    <Fragment key={index}>
      {index > 0 && ", "}
      {name}
    </Fragment>
  ));
}
