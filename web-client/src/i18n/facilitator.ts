/** The look-up for the facilitator page: its own words and the shared ones. */
import { facilitator as en } from "./en/facilitator";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(
  en,
  import.meta.glob(["./*/facilitator.ts", "!./en/*"], { import: "facilitator" }),
);

export const t = makeTranslate(sharedWords, words);
