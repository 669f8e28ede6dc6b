/** The look-up for the screen page: its own words and the shared ones. */
import { screen as en } from "./en/screen";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/screen.ts", "!./en/*"], { import: "screen" }));

export const t = makeTranslate(sharedWords, words);
