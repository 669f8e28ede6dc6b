/** New links and the list of workshops, as the server answers (SPEC H20 to H22). */
import { list, number, type Read, record, text } from "./reading";

/** `path` covers what is dark of a QR code that is `side` units wide. */
const made = record({ id: text, link: text, qr: record({ side: number, path: text }) });
const mine = record({ label: text });
const listed = record({
  id: text,
  name: text,
  tables: number,
  people: number,
  createdAt: number,
  deleteAfter: number,
});
const all = list(listed);

/** A link with its token, which nobody is told again. */
export type MadeLink = Read<typeof made>;
/** A workshop on the list of those who may create some. */
export type ListedWorkshop = Read<typeof listed>;

export function readMadeLink(value: unknown): MadeLink {
  return made(value, "");
}

/** What the link by which a page came is called; "" when it has no name. */
export function readMyLink(value: unknown): Read<typeof mine> {
  return mine(value, "");
}

export function readWorkshops(value: unknown): ListedWorkshop[] {
  return all(value, "");
}
