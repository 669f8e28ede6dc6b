/** Which way a language is written. */

/** The scripts in use that are written from right to left (ISO 15924). */
const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);

export type Direction = "ltr" | "rtl";

/** The direction of a language given by its BCP 47 tag; left to right where the tag says nothing. */
export function directionOf(tag: string): Direction {
  try {
    return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr"; // not a tag, or a browser that does not know scripts
  }
}

/** The attributes of an element whose words are in that language. */
export function inLanguage(tag: string): { readonly lang: string; readonly dir: Direction } {
  return { lang: tag, dir: directionOf(tag) };
}
