/** The look-up for bringing all tables back at once, beside the dashboard's other words. */
import { restoring as en } from "./en/restoring";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const others = import.meta.glob(["./*/restoring.ts", "!./en/*"], {
  import: "restoring",
  eager: true,
});
const words = new Words(
  en,
  Object.fromEntries(Object.entries(others).map(([path, words]) => [path, async () => words])),
);

export const t = makeTranslate(words);
