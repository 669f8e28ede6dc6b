/** The look-up for what every page shares. */
import { shared as en } from "./en/shared";
import { shared as es } from "./es/shared";
import { makeTranslate } from "./translate";

export const t = makeTranslate<typeof en>({ en, es });
