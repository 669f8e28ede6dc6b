/** The look-up for the phone page: its own words and the shared ones. */
import { phone as enOwn } from "./en/phone";
import { shared as enShared } from "./en/shared";
import { phone as esOwn } from "./es/phone";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
