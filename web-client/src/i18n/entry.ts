/** The look-up for pages that must be let in. */
import { entry as en } from "./en/entry";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/entry.ts", "!./en/*"], { import: "entry" }));

export const t = makeTranslate(sharedWords, words);
