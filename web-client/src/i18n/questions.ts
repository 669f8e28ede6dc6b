/** The look-up for what tables are asked: in the language of their workshop, and not in that of who asks. */

import { directionOf, fromTheRight } from "../protocol/language-tags";
import { questions as en } from "./en/questions";
import { known, language } from "./language";
import type { Language } from "./languages";
import { Words } from "./words";

const words = new Words(
  en,
  import.meta.glob(["./*/questions.ts", "!./en/*"], { import: "questions" }),
);

const letter = /\p{L}/u;

/**
 * A name between marks of its own direction where it may be of the other one, which keep the signs at its end
 * there: a message that is sent has none of the characters that isolate.
 */
function marked(name: string, lang: Language): string {
  const first = letter.exec(name)?.[0];
  const turns = first !== undefined && (directionOf(lang) === "rtl" || fromTheRight.test(name));
  const mark = !turns ? "" : fromTheRight.test(first) ? "\u200f" : "\u200e";
  return mark + name + mark;
}

/** A question by its key, with names, or several of them, or the numbers of tables. */
export type Questions = (
  key: keyof typeof en,
  values: Readonly<Record<string, string | number | readonly string[]>>,
) => string;

/**
 * The look-up in a workshop's language where the pages have it, else in the page's; in English where its words
 * cannot be had.
 */
export async function questionsIn(tag: string): Promise<Questions> {
  const lang = known(tag) ?? language.peek();
  try {
    await words.fetch(lang);
  } catch (error) {
    console.info("The words of another language could not be fetched:", error);
  }
  return (key, values) =>
    String(words.template(key, lang)).replace(/\{(\w+)\}/g, (_, name: string) =>
      [values[name] ?? ""]
        .flat()
        .map((value) => marked(String(value), lang))
        .join(", "),
    );
}
