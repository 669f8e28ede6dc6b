package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a call may bring, so that it can be made again when its answer was lost (SPEC
 * H23). The ids and tokens that such a call makes follow from the key instead of from chance: what
 * the first call made is found again by them, and nothing needs to be remembered of the key.
 */
public final class IdempotencyKey {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("\"([A-Za-z0-9_-]{43})\"");

  private final SecretKeySpec secret;

  private IdempotencyKey(String key) {
    this.secret = new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
  }

  /**
   * The key that a request brings.
   *
   * @throws Problem when it is not of the form that makes it a secret
   */
  public static Optional<IdempotencyKey> of(HttpServerRequest request) {
    List<String> values = request.headers().getAll(HEADER);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(values.getFirst().strip());
    if (values.size() > 1 || !form.matches()) {
      throw Problem.of(
          ProblemType.MALFORMED, HEADER + " must be 43 characters of base64url, in quotes");
    }
    return Optional.of(new IdempotencyKey(form.group(1)));
  }

  /**
   * Where a call draws its ids and tokens from: from its key, if it brings one.
   *
   * @param purpose what is made; a key that is used for two gives each its own
   */
  public static RandomGenerator source(
      HttpServerRequest request, String purpose, RandomGenerator otherwise) {
    return of(request).<RandomGenerator>map(key -> key.source(purpose)).orElse(otherwise);
  }

  /** A sequence that nobody can guess without the key, the same each time. */
  RandomGenerator source(String purpose) {
    return new Sequence(purpose);
  }

  /** What may be kept of the key, to know it again. */
  public String name(String purpose) {
    return Tokens.next(source("name of " + purpose));
  }

  /** HMAC-SHA256 of the purpose and a counter, with the key. */
  private final class Sequence implements RandomGenerator {
    private final byte[] purpose;
    private long count;

    Sequence(String purpose) {
      this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long nextLong() {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(count++).flip());
        return ByteBuffer.wrap(mac.doFinal(purpose)).getLong();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HmacSHA256", e);
      }
    }
  }
}
