/**
 * The look-up for what is said when the server can store nothing: words in every language come with
 * the part of the page that says them, because by then little else may come.
 */
import { storing as en } from "./en/storing";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/storing.ts", "!./en/*"], { import: "storing", eager: true });
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
