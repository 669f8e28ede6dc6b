/** The look-up for what the dashboard says about time: its own words and the shared ones. */
import { time as en } from "./en/time";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/time.ts", "!./en/*"], { import: "time" }));

export const t = makeTranslate(sharedWords, words);
