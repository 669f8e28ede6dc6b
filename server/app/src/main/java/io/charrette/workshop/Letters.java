package io.charrette.workshop;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The letters of ids, codes and keys that people read and type (SPEC T7). */
public final class Letters {
  /** No vowels, so that no words come of it, and no look-alikes. */
  public static final String ALPHABET = "2346789BCDFGHJKMPQRTVWXY";

  private static final String LOOK_ALIKES = "0O1IL5SZNUAE";
  private static final String MEANT = "QQ777662MV43";

  private Letters() {}

  /** So many letters by chance. */
  public static String random(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /**
   * What was meant: without spaces and dashes, with look-alikes mapped. Empty when it cannot be so
   * many letters, and when it is far longer than spaces explain.
   */
  public static Optional<String> read(String typed, int length) {
    if (typed.length() > 4 * length + 16) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(length);
    for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isDash(c)) {
        continue;
      }
      int alike = LOOK_ALIKES.indexOf(c);
      char meant = alike < 0 ? c : MEANT.charAt(alike);
      if (ALPHABET.indexOf(meant) < 0) {
        return Optional.empty();
      }
      text.append(meant);
    }
    return text.length() == length ? Optional.of(text.toString()) : Optional.empty();
  }

  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION;
  }
}
