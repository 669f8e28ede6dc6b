/** The look-up for fields that a table writes in: what a phone needs before it can be typed on. */
import { writing as en } from "./en/writing";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

export const writingWords = new Words(
  en,
  import.meta.glob(["./*/writing.ts", "!./en/*"], { import: "writing" }),
);

export const t = makeTranslate(sharedWords, writingWords);
