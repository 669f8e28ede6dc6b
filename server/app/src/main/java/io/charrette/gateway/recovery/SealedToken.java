package io.charrette.gateway.recovery;

import io.charrette.live.loop.Role;
import io.charrette.workshop.Letters;
import io.charrette.workshop.RecoveryKey;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A token that a server recognises which has the workshop's key and nothing else (SPEC B2): 128
 * bits by chance, and 128 bits of their HMAC for its role. The id of its seat or link follows from
 * the bits of chance, so that whoever sees the id does not know them.
 *
 * @param token 43 characters of base64url
 * @param id of the seat, or of the link
 */
public record SealedToken(Role role, String token, String id) {
  private static final int CHANCE = 16;
  private static final int SEALED = 32;
  private static final int ID_LENGTH = 12;

  /**
   * A new one.
   *
   * @param random cryptographically strong
   */
  public static SealedToken next(RecoveryKey key, Role role, RandomGenerator random) {
    byte[] bytes = new byte[SEALED];
    byte[] chance = new byte[CHANCE];
    random.nextBytes(chance);
    System.arraycopy(chance, 0, bytes, 0, CHANCE);
    System.arraycopy(seal(key, role, chance), 0, bytes, CHANCE, SEALED - CHANCE);
    return new SealedToken(role, Seal.text(bytes), id(key, role, chance));
  }

  /** What this token is of; empty when it was not made with this key. */
  public static Optional<SealedToken> read(RecoveryKey key, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != SEALED || !Seal.text(bytes).equals(token)) {
      return Optional.empty();
    }
    byte[] chance = Arrays.copyOf(bytes, CHANCE);
    byte[] sealed = Arrays.copyOfRange(bytes, CHANCE, SEALED);
    return Arrays.stream(Role.values())
        .filter(
            role ->
                MessageDigest.isEqual(
                    sealed, Arrays.copyOf(seal(key, role, chance), SEALED - CHANCE)))
        .findFirst()
        .map(role -> new SealedToken(role, token, id(key, role, chance)));
  }

  private static byte[] seal(RecoveryKey key, Role role, byte[] chance) {
    return Seal.of(key.bytes(), "token " + role.label(), chance);
  }

  private static String id(RecoveryKey key, Role role, byte[] chance) {
    byte[] bytes = Seal.of(key.bytes(), "id " + role.label(), chance);
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      int two = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
      id.append(Letters.ALPHABET.charAt(two % Letters.ALPHABET.length()));
    }
    return id.toString();
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "SealedToken[" + role + " " + id + "]";
  }
}
