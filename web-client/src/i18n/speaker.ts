/**
 * The look-up for who speaks in their table's turn. Its part of the page is fetched late, and may be the
 * last thing before the network goes: so its words come with it in every language.
 */
import { speaker as en } from "./en/speaker";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/speaker.ts", "!./en/*"], { import: "speaker", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
