package io.charrette.gateway.caller;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Workshop ids and join codes: made, and read as people type them (SPEC T7). */
public final class JoinCodes {
  static final int CODE_LENGTH = 6;
  static final int ID_LENGTH = 12;

  private static final String ALPHABET = "2346789BCDFGHJKMPQRTVWXY";
  private static final String LOOK_ALIKES = "0O1IL5SZNUAE";
  private static final String MEANT = "QQ777662MV43";

  /** Longer input than this is not a code with spaces in it. */
  private static final int LONGEST_INPUT = 40;

  private JoinCodes() {}

  static String newCode(RandomGenerator random) {
    return random(random, CODE_LENGTH);
  }

  /** A code that is nobody's. */
  public static String unused(RandomGenerator random, Predicate<String> taken) {
    String code = newCode(random);
    while (taken.test(code)) {
      code = newCode(random);
    }
    return code;
  }

  public static String newId(RandomGenerator random) {
    return random(random, ID_LENGTH);
  }

  private static String random(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** The code that was meant, or empty when it cannot be one. */
  public static Optional<String> readCode(String typed) {
    return read(typed, CODE_LENGTH);
  }

  /** The workshop id that was meant, or empty when it cannot be one. */
  public static Optional<String> readId(String typed) {
    return read(typed, ID_LENGTH);
  }

  private static Optional<String> read(String typed, int length) {
    if (typed.length() > LONGEST_INPUT) {
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
