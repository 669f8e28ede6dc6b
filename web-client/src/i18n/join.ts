/** The look-up for the join page: its own words and the shared ones. */
import { join as en } from "./en/join";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/join.ts", "!./en/*"], { import: "join" }));

export const t = makeTranslate(sharedWords, words);
