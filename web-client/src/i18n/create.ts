/** The look-up for the create page: its own words and the shared ones. */
import { create as en } from "./en/create";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/create.ts", "!./en/*"], { import: "create" }));

export const t = makeTranslate(sharedWords, words);
