/** Language tags (BCP 47): which one means which, and in which direction words are written. */

/** The one that a tag means, or what that is a kind of: for zh-Hant-TW also zh-Hant or zh (RFC 4647, 3.4). */
export function nearest(
  tag: string | null | undefined,
  among: readonly string[],
): string | undefined {
  return tag
    ? (among.find((lang) => lang.toLowerCase() === tag.toLowerCase()) ??
        nearest(lessExact(tag), among))
    : undefined;
}

/** A tag without its last part; "" where it has one alone. */
function lessExact(tag: string): string {
  return tag.slice(0, Math.max(0, tag.lastIndexOf("-")));
}

/** The scripts in use that are written from right to left (ISO 15924). */
const rightToLeft = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/;

export type Direction = "ltr" | "rtl";

/** A letter of one of them, or its first half. */
export const fromTheRight = /[\u0590-\u08ff\ud803\ud83a]/;

/** The direction of a language given by its BCP 47 tag; left to right where the tag says nothing. */
export function directionOf(tag: string): Direction {
  try {
    return rightToLeft.test(`${new Intl.Locale(tag).maximize()}`) ? "rtl" : "ltr";
  } catch {
    // Of some stored activities (SPEC A9): the longest beginning that browsers take tells.
    return tag ? directionOf(lessExact(tag)) : "ltr";
  }
}

/**
 * A text as it stands among words of this direction: a paragraph of which all letters go the other way stands by
 * itself, so that the signs at its ends stay there.
 */
export function inOwnWay(text: string, among: Direction): string {
  return text.replace(/.+/g, (words) =>
    words.match(/\p{L}/gu)?.every((letter) => fromTheRight.test(letter) === (among === "ltr"))
      ? `\u2068${words}\u2069`
      : words,
  );
}
