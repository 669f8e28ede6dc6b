/** The look-up for what is wrong with an activity: its own words and the shared ones. */
import { faults as en } from "./en/faults";
import { language } from "./language";
import { sharedWords } from "./shared";
import { makeTranslate, standing, templateFor } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/faults.ts", "!./en/*"], { import: "faults" }));

export const t = makeTranslate(sharedWords, words);

/** What is wrong, in the page's language; in English where a newer server knows another code. */
export function faultWords(fault: {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly english: string;
}): string {
  const { code, values, english } = fault;
  const template = words.template(code, language.value);
  return template === undefined
    ? english
    : templateFor(template, language.value, undefined).replace(
        /\{(\w+)\}/g,
        (whole, name: string) => {
          const value = values[name];
          return value === undefined ? whole : standing(value);
        },
      );
}
