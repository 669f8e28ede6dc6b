package io.charrette.workshop;

import java.util.Optional;

/** The rules of texts that people type and that others see. */
final class Text {
  private Text() {}

  /** What is wrong with a one-line text of so many characters, if anything. */
  static Optional<String> name(String field, String text, int least, int most) {
    if (text.length() > most) {
      return Optional.of(field + " is longer than " + most + " characters");
    }
    if (text.codePoints().anyMatch(Text::isControl)) {
      return Optional.of(field + " has a control character");
    }
    if (least > 0 && text.codePoints().allMatch(Text::isInvisible)) {
      return Optional.of(field + " is empty");
    }
    return Optional.empty();
  }

  /** What is wrong with a message, if anything; it may have line breaks. */
  static Optional<String> message(String text) {
    return name("text", text.replace('\n', ' '), 1, WorkshopLimits.MESSAGE_TEXT);
  }

  /** Also those that turn the direction of what follows: a name could rewrite its neighbours. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
