/** What is longer is no word, and where letters join, a browser shapes all of it anew for each line that it tries. */
const LONGEST = 400;
const long = new RegExp(`\\S{${LONGEST + 1},}`, "gu");

/** A text for a place that tries several sizes of it: of what is too long for a word the beginning is shown. */
export function withoutLongWords(text: string): string {
  return text.replace(long, (word) => `${[...word].slice(0, LONGEST).join("")}…`);
}
