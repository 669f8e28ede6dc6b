/** The look-up for the screen page: its own words and the shared ones. */
import { screen as enOwn } from "./en/screen";
import { shared as enShared } from "./en/shared";
import { screen as esOwn } from "./es/screen";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
