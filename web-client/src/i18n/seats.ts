/**
 * The look-up for seats that are taken again. Its part of the page is fetched late, and may be the last
 * thing before the network goes: so its words come with it in every language.
 */
import { seats as en } from "./en/seats";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/seats.ts", "!./en/*"], { import: "seats", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
