/** The look-up for the flipchart: its own words, those of its fields, and the shared ones. */
import { flipchart as en } from "./en/flipchart";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";
import { writingWords } from "./writing";

const words = new Words(
  en,
  import.meta.glob(["./*/flipchart.ts", "!./en/*"], { import: "flipchart" }),
);

export const t = makeTranslate(sharedWords, writingWords, words);
