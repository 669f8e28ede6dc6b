/** The look-up for the create page: its own words and the shared ones. */
import { create as enOwn } from "./en/create";
import { shared as enShared } from "./en/shared";
import { create as esOwn } from "./es/create";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
