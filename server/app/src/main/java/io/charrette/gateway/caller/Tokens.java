package io.charrette.gateway.caller;

import io.charrette.gateway.recovery.SealedToken;
import io.charrette.live.loop.Role;
import io.charrette.workshop.RecoveryKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets that are handed out once, and the hashes under which they are kept (SPEC T1). */
public final class Tokens {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Tokens() {}

  /**
   * A new token.
   *
   * @param random cryptographically strong
   */
  public static String next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * A new token of a workshop, and the id of what it is of.
   *
   * @param key of the workshop; null for one from before there were keys
   * @param random cryptographically strong
   */
  public static SealedToken next(@Nullable RecoveryKey key, Role role, RandomGenerator random) {
    if (key != null) {
      return SealedToken.next(key, role, random);
    }
    String token = next(random);
    return new SealedToken(role, token, JoinCodes.newId(random));
  }

  /** Whether it could be a token at all; what is not is never hashed. */
  static boolean wellFormed(String token) {
    return FORM.matcher(token).matches();
  }

  /** What the server keeps instead of the token: its SHA-256, base64url. */
  public static String hash(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token));
  }

  /** An entity tag of public bytes. */
  public static String tag(byte[] bytes) {
    return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes)) + "\"";
  }

  /** Whether two secrets are the same, in a time that does not tell how much of them is. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  private static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
