/** The look-up for the join page: its own words and the shared ones. */
import { join as enOwn } from "./en/join";
import { shared as enShared } from "./en/shared";
import { join as esOwn } from "./es/join";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
