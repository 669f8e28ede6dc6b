/** The look-up for the recovery sheet: its own words and the shared ones. */
import { recovery as en } from "./en/recovery";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(
  en,
  import.meta.glob(["./*/recovery.ts", "!./en/*"], { import: "recovery" }),
);

export const t = makeTranslate(sharedWords, words);
