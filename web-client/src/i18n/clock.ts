/** The look-up for what is said aloud of a clock: words that a phone does not need to begin with. */
import { clock as en } from "./en/clock";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/clock.ts", "!./en/*"], { import: "clock" }));

export const t = makeTranslate(words);
