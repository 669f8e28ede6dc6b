/** The look-up for what every page shares. */
import { shared as en } from "./en/shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

export const sharedWords = new Words(en, { es: async () => (await import("./es/shared")).shared });

export const t = makeTranslate(sharedWords);
