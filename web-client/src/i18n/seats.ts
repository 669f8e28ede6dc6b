/**
 * The look-up for seats that are taken again. Its part of the page is fetched late, and may be the last
 * thing before the network goes: so its words come with it in every language.
 */
import { seats as en } from "./en/seats";
import { seats as es } from "./es/seats";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, { es: async () => es });

export const t = makeTranslate(words);
