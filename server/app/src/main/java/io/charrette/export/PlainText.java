package io.charrette.export;

import java.util.regex.Pattern;

/** What people typed, reduced to what every format can hold. */
final class PlainText {
  /** A group that is repeated would take as much of the stack as there are lines. */
  private static final Pattern EMPTY_LINES = Pattern.compile("\n\\h*+\n[\\h\n]*\n");

  private PlainText() {}

  /**
   * The text with line feeds as line ends, without the characters that XML forbids, and without
   * those that change the direction of the text that follows them.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(PlainText::allowed)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The clean text without space around it and without more than one empty line in a row. */
  static String tidy(String text) {
    return EMPTY_LINES.matcher(clean(text).strip()).replaceAll("\n\n");
  }

  private static boolean allowed(int c) {
    if (c < 0x20) {
      return c == '\t' || c == '\n';
    }
    boolean control = c >= 0x7F && c <= 0x9F;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !surrogate && !nonCharacter && !turning;
  }
}
