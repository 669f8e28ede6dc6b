/**
 * The look-up for what the room answers to a turn. Its part of the page is fetched late, and may be the
 * last thing before the network goes: so its words come with it in every language.
 */
import { offers as en } from "./en/offers";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/offers.ts", "!./en/*"], { import: "offers", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
