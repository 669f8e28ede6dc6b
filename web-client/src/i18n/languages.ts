/**
 * The languages of the pages: English, and each that has a folder here. A folder has a file for each part of
 * the words, with the keys of the English one; what it lacks is read in English.
 */

/** A BCP 47 tag, the name of a folder. */
export type Language = string;

const others = Object.keys(import.meta.glob(["./*/shared.ts", "!./en/*"]));

/** English first. */
export const languages: readonly Language[] = [
  "en",
  ...others.map((path) => path.split("/")[1] ?? "").sort(),
];
