/** The look-up for what every page shares. */
import { shared as en } from "./en/shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

export const sharedWords = new Words(
  en,
  import.meta.glob(["./*/shared.ts", "!./en/*"], { import: "shared" }),
);

export const t = makeTranslate(sharedWords);
