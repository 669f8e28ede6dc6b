/** Which way a text goes that stands where a page cannot ask its browser. */
import { type Direction, fromTheRight } from "../protocol/language-tags";

/**
 * The direction of a text that was broken into lines: that of its language, unless it stands in its own
 * (`inOwnWay`), of which each line by itself would know no more.
 */
export function directionOfLines(lines: readonly string[], usual: Direction): Direction {
  return lines[0]?.startsWith("\u2068") ? directionOfText(lines.join(" ")) : usual;
}

/** The direction of a text by its first letter; left to right where it has none. */
export function directionOfText(text: string): Direction {
  return fromTheRight.test(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}
