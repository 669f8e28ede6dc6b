/** The look-up for what is seldom wanted on a phone, which is fetched when it is. */
import { more as en } from "./en/more";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, { es: async () => (await import("./es/more")).more });

export const t = makeTranslate(words);
