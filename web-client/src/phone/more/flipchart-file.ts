import type { Board } from "../../flipchart/board";
import { visibleText } from "../../flipchart/visible-text";
import { dayAndTime } from "../../i18n/format";
import { language } from "../../i18n/language";
import { t } from "../../i18n/more";

/** What stands above a table's flipchart. */
export interface FileHead {
  readonly workshop: string;
  readonly table: number;
  readonly city: string;
  readonly people: readonly string[];
  /** Epoch ms. */
  readonly at: number;
}

const STYLE = `
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif;color:#171b2d;background:#fff}
h1,h2{line-height:1.2}h2{margin-top:2rem}p,dd,td{white-space:pre-wrap;overflow-wrap:anywhere}
dd{margin:0 0 1rem}dt{font-weight:700}table{border-collapse:collapse;width:100%}
th,td{padding:.5rem;border:1px solid #767a8c;text-align:start;vertical-align:top}small{color:#4a4f63}`;

/** What people wrote is in a language that nobody knows. */
const PROSE = ' lang=""';

function escaped(words: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words.replace(/[&<>"]/g, (sign) => names[sign] as string);
}

function said(tag: string, words: string, more = ""): string {
  return `<${tag} dir="auto"${more}>${escaped(words)}</${tag}>`;
}

function sheet(title: string, text: string, about: string): string {
  const words = text.trim();
  return [
    `<h2>${escaped(title)}</h2>`,
    about === "" ? "" : said("p", about),
    words === "" ? `<p>${escaped(t("nothing"))}</p>` : said("p", words, PROSE),
  ].join("");
}

/**
 * A table's flipchart as one HTML file that needs nothing else and runs nothing: in the words and the
 * order of the report, made of this phone's own document.
 */
export function flipchartFile(
  { flipchart, activity, players, partnerships }: Board,
  head: FileHead,
): string {
  const lang = language.value;
  const activityLang = ` lang="${escaped(activity.language)}"`;
  const about = flipchart.about();
  const source = { case: t("challengeCase"), own: t("challengeOwn") };
  const text = (name: Parameters<typeof flipchart.text>[0]) => visibleText(flipchart.text(name));
  const names = new Map(players.value.map(({ id, name }) => [id, name]));
  const sectors = new Map(activity.sectors.map(({ id, name }) => [id, name]));
  const title = `${t("fileTable", { number: head.table })} · ${head.city}`;
  const rows = players.value.map(
    ({ name, sector, note, link, stars }) =>
      `<tr>${said("th", name, ' scope="row"')}${
        sectors.has(sector)
          ? said("td", sectors.get(sector) ?? "", activityLang)
          : `<td>${escaped(t("sectorNone"))}</td>`
      }<td dir="auto"><span${PROSE}>${escaped(note)}</span>${
        link === "" ? "" : ` <a href="${escaped(link)}" rel="noreferrer">${escaped(link)}</a>`
      }</td><td>${stars}</td></tr>`,
  );
  const columns = [t("player"), t("sector"), t("note"), t("stars")]
    .map((column) => `<th scope="col">${escaped(column)}</th>`)
    .join("");
  const pairs = partnerships.value.map(
    ({ from, to, note }) =>
      `<li dir="auto"><strong>${escaped(names.get(from) ?? "")}</strong> ${escaped(t("and"))} <strong>${escaped(
        names.get(to) ?? "",
      )}</strong>${note === "" ? "" : ` – <span${PROSE}>${escaped(note)}</span>`}</li>`,
  );
  const found = activity.sectors.flatMap(({ id, name }) => {
    const words = text(`finding:${id}`).trim();
    return words === "" ? [] : [said("dt", name, activityLang) + said("dd", words, PROSE)];
  });
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(
    `${title} – ${head.workshop}`,
  )}</title><style>${STYLE}</style></head><body><main>
${said("h1", title)}${said("p", head.workshop)}
${head.people.length === 0 ? "" : said("p", `${t("filePeople")}: ${head.people.join(", ")}`)}
${sheet(t("fileChallenge"), text("challenge"), about.challengeSource === null ? "" : source[about.challengeSource])}
${sheet(t("strategy"), text("strategy"), "")}
${sheet(t("filePitch"), text("pitch"), about.presenter === "" ? "" : t("presentedBy", { name: about.presenter }))}
<h2>${escaped(t("filePlayers"))}</h2>
${
  rows.length === 0
    ? `<p>${escaped(t("playersNone"))}</p>`
    : `<table><thead><tr>${columns}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`
}
<h2>${escaped(t("filePartnerships"))}</h2>
${pairs.length === 0 ? `<p>${escaped(t("partnershipsNone"))}</p>` : `<ul>${pairs.join("\n")}</ul>`}
${found.length === 0 ? "" : `<h2>${escaped(t("findings"))}</h2><dl>${found.join("\n")}</dl>`}
</main><footer><p><small>${escaped(t("keptOn", { time: dayAndTime(head.at) }))}. ${escaped(
    t("made"),
  )}.</small></p></footer></body></html>
`;
}
