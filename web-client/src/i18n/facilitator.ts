/** The look-up for the facilitator page: its own words and the shared ones. */
import { facilitator as enOwn } from "./en/facilitator";
import { shared as enShared } from "./en/shared";
import { facilitator as esOwn } from "./es/facilitator";
import { shared as esShared } from "./es/shared";
import { makeTranslate } from "./translate";

const en = { ...enShared, ...enOwn } as const;

export const t = makeTranslate<typeof en>({ en, es: { ...esShared, ...esOwn } });
