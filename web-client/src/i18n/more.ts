/**
 * The look-up for what is seldom wanted on a phone. Its part of the page is fetched late, and may be the last
 * thing before the network goes: so its words come with it in every language.
 */
import { more as en } from "./en/more";
import { more as es } from "./es/more";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, { es: async () => es });

export const t = makeTranslate(words);
