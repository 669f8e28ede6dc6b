/**
 * The look-up for what is seldom wanted on a phone. Its part of the page is fetched late, and may be the last
 * thing before the network goes: so its words come with it in every language.
 */
import { more as en } from "./en/more";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/more.ts", "!./en/*"], { import: "more", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
