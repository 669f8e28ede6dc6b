/**
 * The look-up for why a phone cannot take part. Its part of the page is fetched late, and may be the last
 * thing before the network goes: so its words come with it in every language.
 */
import { trouble as en } from "./en/trouble";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/trouble.ts", "!./en/*"], { import: "trouble", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(sharedWords, words);
