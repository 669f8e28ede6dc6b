/** The look-up for the phone page: its own words and the shared ones. */
import { phone as en } from "./en/phone";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/phone.ts", "!./en/*"], { import: "phone" }));

export const t = makeTranslate(sharedWords, words);
