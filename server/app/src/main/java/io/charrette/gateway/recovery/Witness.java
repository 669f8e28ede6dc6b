package io.charrette.gateway.recovery;

import io.charrette.workshop.RecoveryKey;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * What a page is given, once it is let in, to know the workshop's server again (SPEC B3): a name
 * that the server drew, and a secret that follows from it and the workshop's key. Who has one can
 * tell whether a server has the key, and pass for such a server before nobody else.
 *
 * @param name 22 characters of base64url
 * @param secret 43 characters of base64url
 */
public record Witness(String name, String secret) {
  private static final int NAME_BYTES = 16;

  /**
   * A new one.
   *
   * @param random cryptographically strong
   */
  public static Witness next(RecoveryKey key, RandomGenerator random) {
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    return named(key, Seal.text(name));
  }

  /** The one of this name. */
  public static Witness named(RecoveryKey key, String name) {
    return new Witness(name, Seal.text(Seal.of(key.bytes(), "witness", ascii(name))));
  }

  /** What shows to its owner, who drew this nonce, that the server has the workshop's key. */
  public String proof(String nonce) {
    return Seal.text(Seal.of(ascii(secret), "proof", ascii(nonce)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "Witness[" + name + "]";
  }
}
