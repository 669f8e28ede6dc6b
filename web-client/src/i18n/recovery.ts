/** The look-up for the recovery sheet: its own words and the shared ones. */
import { recovery as enOwn } from "./en/recovery";
import { shared as enShared } from "./en/shared";
import { recovery as esOwn } from "./es/recovery";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
