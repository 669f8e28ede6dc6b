/** Several names, or paragraphs, in one line. */
import { fromTheRight } from "../protocol/language-tags";
import { standing } from "./translate";

/** Each name as it stands in a sentence, whichever way it is written. */
export function listed(names: readonly string[], between = ", "): string {
  return names.map((name) => standing(name)).join(between);
}

/** A text whose paragraphs run on in the same lines, each in its own direction still. */
export function runOn(text: string): string {
  return fromTheRight.test(text) ? text.replace(/\n(.+)/g, "\n\u2068$1\u2069") : text;
}
