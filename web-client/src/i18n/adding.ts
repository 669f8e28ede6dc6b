/** The look-up for a sheet with cards before there is one: what a phone needs before one can be typed. */
import { adding as en } from "./en/adding";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/adding.ts", "!./en/*"], { import: "adding" }));

export const t = makeTranslate(sharedWords, words);
