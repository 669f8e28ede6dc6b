/** The look-up for seats that are taken again, which a phone fetches when it comes to that. */
import { seats as en } from "./en/seats";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, { es: async () => (await import("./es/seats")).seats });

export const t = makeTranslate(words);
