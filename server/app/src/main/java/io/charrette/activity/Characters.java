package io.charrette.activity;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Which characters texts may have: those that a reader can see, and that let every other character
 * stand where it was written. A character is a code point.
 */
final class Characters {
  /** Of a name in a path. */
  private static final int MOST_OF_A_NAME = 80;

  /**
   * What looks like nothing and is, to Unicode, neither a space nor a format character: the joiner
   * of graphemes, fillers of Hangul, inherent vowels of Khmer, the empty pattern of Braille.
   * (Variation selectors are ranges.)
   */
  private static final Set<Integer> UNSEEN =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

  private Characters() {}

  /** How many a text has. */
  static int countOf(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether nothing of a text can be seen: there are spaces of many kinds, and none at all. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(Characters::isUnseen);
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || UNSEEN.contains(c);
  }

  /** The first so many of a text. */
  static String firstOf(String text, int most) {
    return countOf(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** The first that a text may not have. */
  static OptionalInt firstForbidden(String text) {
    return text.codePoints().filter(Characters::isForbidden).findFirst();
  }

  /** The text without what it may not have. */
  static String cleaned(String text) {
    return text.codePoints()
        .filter(c -> !isForbidden(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** How a fault names a character. */
  static String nameOf(int character) {
    return "U+%04X".formatted(character);
  }

  /** A name that the author gave as a path may repeat it: short, and nothing unseen in it. */
  static String readable(String name) {
    return readable(name, MOST_OF_A_NAME);
  }

  /** A text of the author's as a fault may repeat it, up to so many characters of it. */
  static String readable(String text, int most) {
    String clean = cleaned(firstOf(text, 2 * most)).replace('\n', ' ');
    return countOf(clean) <= most ? clean : firstOf(clean, most) + "…";
  }

  /**
   * Control characters but for line breaks; halves of characters; line and paragraph separators;
   * what embeds, overrides or isolates a direction, so that text reads as it does not stand.
   */
  private static boolean isForbidden(int c) {
    return (Character.isISOControl(c) && c != '\n')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c & 0xFFFE) == 0xFFFE;
  }
}
