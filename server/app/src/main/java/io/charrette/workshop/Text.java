package io.charrette.workshop;

import java.util.Optional;
import java.util.Set;

/** The rules of texts that people type and that others see. A character is a code point. */
final class Text {
  /**
   * Letters and symbols that are drawn as nothing: Hangul's fillers, the empty Braille cell, the
   * half space of a line of ideographs, what stands for an object that is not there, the blanks of
   * hieroglyphs, and a note without a head.
   */
  private static final Set<Integer> WITHOUT_INK =
      Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x303F, 0xFFFC, 0x13441, 0x13442, 0x1D159);

  private Text() {}

  /** How many characters a text has. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** What is wrong with a one-line text of so many characters, if anything. */
  static Optional<String> name(String field, String text, int least, int most) {
    if (length(text) > most) {
      return Optional.of(field + " is longer than " + most + " characters");
    }
    if (text.codePoints().anyMatch(Text::isControl)) {
      return Optional.of(field + " has a control character");
    }
    if (least > 0 && text.codePoints().noneMatch(Text::isSeen)) {
      return Optional.of(field + " has nothing that can be seen");
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

  /** Whether a character is seen when it stands alone, as a space or an accent is not. */
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          !WITHOUT_INK.contains(c);
      default -> false;
    };
  }
}
