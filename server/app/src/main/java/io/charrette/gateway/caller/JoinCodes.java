package io.charrette.gateway.caller;

import io.charrette.workshop.Letters;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Workshop ids and join codes: made, and read as people type them (SPEC T7). */
public final class JoinCodes {
  static final int CODE_LENGTH = 6;
  static final int ID_LENGTH = 12;

  private JoinCodes() {}

  static String newCode(RandomGenerator random) {
    return Letters.random(random, CODE_LENGTH);
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
    return Letters.random(random, ID_LENGTH);
  }

  /** The code that was meant, or empty when it cannot be one. */
  public static Optional<String> readCode(String typed) {
    return Letters.read(typed, CODE_LENGTH);
  }

  /** The workshop id that was meant, or empty when it cannot be one. */
  public static Optional<String> readId(String typed) {
    return Letters.read(typed, ID_LENGTH);
  }
}
