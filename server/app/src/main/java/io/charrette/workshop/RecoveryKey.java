package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret of a workshop by which its tokens are recognised and its server is known (SPEC B1). It
 * is on the recovery sheet, so it is made to be typed: 35 letters by chance, which are 160 bits,
 * and one that tells whether they were typed right.
 *
 * @param letters 36 of the alphabet of SPEC T7
 */
public record RecoveryKey(@JsonValue String letters) {
  static final int LENGTH = 36;

  /**
   * A key that was kept.
   *
   * @throws IllegalArgumentException when it is none
   */
  @JsonCreator
  public RecoveryKey {
    if (!isRight(letters)) {
      throw new IllegalArgumentException("this is not a recovery key");
    }
  }

  /**
   * A new one.
   *
   * @param random cryptographically strong
   */
  public static RecoveryKey next(RandomGenerator random) {
    String chance = Letters.random(random, LENGTH - 1);
    return new RecoveryKey(chance + Letters.ALPHABET.charAt(check(chance)));
  }

  /** The key that was meant, or empty when a letter is missing or wrong. */
  public static Optional<RecoveryKey> read(String typed) {
    return Letters.read(typed, LENGTH).filter(RecoveryKey::isRight).map(RecoveryKey::new);
  }

  /** What a MAC is made with. */
  public byte[] bytes() {
    return letters.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isRight(String letters) {
    return letters.length() == LENGTH
        && letters.chars().allMatch(letter -> Letters.ALPHABET.indexOf(letter) >= 0)
        && check(letters.substring(0, LENGTH - 1))
            == Letters.ALPHABET.indexOf(letters.charAt(LENGTH - 1));
  }

  /** Luhn's sum for this alphabet: finds any one wrong letter, and most swaps of two neighbours. */
  private static int check(String chance) {
    int size = Letters.ALPHABET.length();
    int sum = 0;
    int factor = 2;
    for (int i = chance.length() - 1; i >= 0; i--) {
      int addend = factor * Letters.ALPHABET.indexOf(chance.charAt(i));
      sum += addend / size + addend % size;
      factor = 3 - factor;
    }
    return (size - sum % size) % size;
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "RecoveryKey[…]";
  }
}
