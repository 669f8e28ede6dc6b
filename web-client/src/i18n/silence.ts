/**
 * The look-up for what is hidden until it is shown. Its part of a phone's page is fetched late, and may be
 * the last thing before the network goes: so its words come with it in every language.
 */
import { silence as en } from "./en/silence";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/silence.ts", "!./en/*"], { import: "silence", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
