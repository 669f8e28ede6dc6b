package io.charrette.export;

/** What people typed, as every format can hold it. */
final class PlainText {
  private PlainText() {}

  /**
   * The text without characters that XML forbids, with line feeds for all line ends, and without
   * the characters that turn the direction of what follows.
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

  /** The clean text without space around it, and with at most one empty line at a time. */
  static String tidy(String text) {
    return clean(text).strip().replaceAll("\n(\\h*\n){2,}", "\n\n");
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
