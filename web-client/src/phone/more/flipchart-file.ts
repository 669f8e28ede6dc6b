import type { Board } from "../../flipchart/board";
import { type Card, pageOf } from "../../flipchart/cards";
import { liveDeckOf } from "../../flipchart/decks";
import { noteRoot } from "../../flipchart/schema";
import { visibleText } from "../../flipchart/visible-text";
import { dayAndTime } from "../../i18n/format";
import { language } from "../../i18n/language";
import { listed } from "../../i18n/listed";
import { t } from "../../i18n/more";
import type { CardSheet, Field } from "../../protocol/activity";
import { directionOf } from "../../protocol/language-tags";
import { cardWord, categoryWord, heading, notesTitle } from "../../workshop/words";
import { linkWord } from "../../workshop/words-later";

/** What stands above a table's flipchart. */
export interface FileHead {
  readonly workshop: string;
  /** The table by its number and what it works on. */
  readonly title: string;
  readonly people: readonly string[];
  /** When, in epoch ms; null where no time but the device's own is known. */
  readonly at: number | null;
}

const STYLE = `
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif;color:#171b2d;background:#fff}
h1,h2{line-height:1.2}h2{margin-top:2rem}p,dd,td{white-space:pre-wrap;overflow-wrap:anywhere}
dd{margin:0 0 1rem}dt{font-weight:700}table{border-collapse:collapse;width:100%}
th,td{padding:.5rem;border:1px solid #767a8c;text-align:start;vertical-align:top}small{color:#4a4f63}[lang=""]{unicode-bidi:plaintext}`;

/** What people wrote is in a language that nobody knows. */
const PROSE = ' dir="auto" lang=""';

function escaped(words: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words.replace(/[&<>"]/g, (sign) => names[sign] as string);
}

function element(tag: string, words: string, more = ' dir="auto"'): string {
  return `<${tag}${more}>${escaped(words)}</${tag}>`;
}

/**
 * A table's flipchart as one HTML file that needs nothing else and runs nothing: in the order of the
 * activity's sheets, made of this phone's own document.
 */
export function flipchartFile(board: Board, head: FileHead): string {
  const { activity } = board;
  const parts = activity.sheets.flatMap((sheet) =>
    sheet.kind === "cards"
      ? cardsPart(board, sheet)
      : sheet.fields.map((field) => fieldPart(board, field)),
  );
  const about = board.flipchart.about();
  const roles = activity.roles
    .filter(({ id }) => about.of(id) !== "")
    .map(
      ({ id, name }) =>
        `<p>${element("bdi", name, ofActivity(board))}: ${element("bdi", about.of(id), "")}</p>`,
    );
  const kept = head.at === null ? t("kept") : t("keptOn", { time: dayAndTime(head.at) });
  return `<!doctype html>
<html lang="${language.value}" dir="${directionOf(language.value)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(
    `${head.title} – ${head.workshop}`,
  )}</title><style>${STYLE}</style></head><body><main>
${element("h1", head.title)}${element("p", head.workshop)}
${head.people.length === 0 ? "" : element("p", `${t("filePeople")}: ${listed(head.people)}`)}
${roles.join("\n")}
${parts.join("\n")}
</main><footer><p><small>${escaped(kept)}. ${escaped(t("made"))}.</small></p></footer></body></html>
`;
}

/** The attributes of an element whose words are the activity's. */
function ofActivity({ said }: Board): string {
  return ` lang="${escaped(said.lang)}" dir="${said.dir}"`;
}

function fieldPart(board: Board, { id, title, choices }: Field): string {
  const words = visibleText(board.flipchart.text(id)).trim();
  const chosen = board.flipchart.about().of(choices?.id ?? "");
  const option = choices?.options.find((other) => other.id === chosen);
  return [
    element("h2", title, ofActivity(board)),
    option === undefined ? "" : element("p", option.text, ofActivity(board)),
    words === "" ? element("p", t("nothing"), "") : element("p", words, PROSE),
  ].join("");
}

function cardsPart(board: Board, sheet: CardSheet): string[] {
  const deck = liveDeckOf(board, sheet.id);
  const cards = deck.cards.value;
  const said = ofActivity(board);
  const title = (words: string, own: unknown) =>
    element("h2", heading(words, board.activity.language), own === null ? "" : said);
  const links = deck.links.value.map(
    ({ from, to, note }) =>
      `<li>${element("strong", deck.nameOf(from))} ↔ ${element("strong", deck.nameOf(to))}${
        note === "" ? "" : ` – <span${PROSE}>${escaped(note)}</span>`
      }</li>`,
  );
  const notes = notesPart(board, sheet);
  return [
    title(cardWord(sheet).many, sheet.card),
    cards.length === 0 ? element("p", t("none"), "") : cardTable(board, sheet, cards),
    ...(sheet.links === null
      ? []
      : [
          title(linkWord(sheet).many, sheet.links),
          links.length === 0 ? element("p", t("none"), "") : `<ul>${links.join("\n")}</ul>`,
        ]),
    ...(notes === "" ? [] : [title(notesTitle(sheet), sheet.notesTitle), `<dl>${notes}</dl>`]),
  ];
}

function cardTable(board: Board, sheet: CardSheet, cards: readonly Card[]): string {
  const said = ofActivity(board);
  const head = (words: string, own: unknown) =>
    element(
      "th",
      heading(words, board.activity.language),
      ` scope="col"${own === null ? "" : said}`,
    );
  const deck = liveDeckOf(board, sheet.id);
  const sorted = sheet.categories.length > 0;
  const looks = sheet.rounds.length > 0;
  const columns = [
    head(cardWord(sheet).one, sheet.card),
    ...(sorted ? [head(categoryWord(sheet).one, sheet.categoryWord)] : []),
    ...(looks ? [element("th", t("fileLook"), ' scope="col"')] : []),
    element("th", t("note"), ' scope="col"'),
    ...(sheet.stars ? [element("th", t("stars"), ' scope="col"')] : []),
  ];
  const rows = cards.map((card) => {
    const page = pageOf(card);
    const address = escaped(page);
    const look = sheet.rounds.find(({ id }) => id === card.round)?.title ?? sheet.title;
    const cells = [
      element("th", card.name, ' dir="auto" scope="row"'),
      ...(sorted ? [element("td", deck.category(card.category)?.name ?? "–", said)] : []),
      ...(looks ? [element("td", look, said)] : []),
      `<td dir="auto"><span lang="">${escaped(card.note)}</span>${
        page === "" ? "" : ` <a dir="ltr" href="${address}" rel="noreferrer">${address}</a>`
      }</td>`,
      ...(sheet.stars ? [element("td", String(card.stars), "")] : []),
    ];
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr>${columns.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function notesPart(board: Board, sheet: CardSheet): string {
  const looks = [{ id: "", title: "" }, ...sheet.rounds];
  const notes = looks.flatMap(({ id: round, title }) =>
    sheet.categories.flatMap(({ id, name }) => {
      const words = visibleText(board.flipchart.text(noteRoot(sheet.id, id, round))).trim();
      const of = round === "" ? name : `${name} – ${title}`;
      return words === ""
        ? []
        : [element("dt", of, ofActivity(board)) + element("dd", words, PROSE)];
    }),
  );
  return sheet.notes ? notes.join("\n") : "";
}
