/** The look-up for the flipchart: its own words and the shared ones. */
import { flipchart as enOwn } from "./en/flipchart";
import { shared as enShared } from "./en/shared";
import { flipchart as esOwn } from "./es/flipchart";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
