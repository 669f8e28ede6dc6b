package io.charrette.gateway.caller;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells one browser that guesses codes from the many that share its address.
 *
 * <p>The join pages set a cookie with a random name that this process signed. It means nothing but
 * "not the one who guessed, or who asks for many seats", lasts until the browser is closed, and is
 * looked at for codes and for joining only. Without it, or with a forged one, address and kind of
 * browser stand for the browser.
 */
public final class Browsers {
  static final String COOKIE = "charrette-browser";

  private static final int NAME_BYTES = 12;

  private final Reach reach;
  private final RandomGenerator random;
  private final SecretKeySpec key;

  public Browsers(Reach reach, RandomGenerator random, byte[] key) {
    this.reach = reach;
    this.random = random;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Gives a browser that has none its cookie. */
  public void greet(HttpServerRequest request) {
    if (!isOurs(request.getCookie(COOKIE))) {
      byte[] bytes = new byte[NAME_BYTES];
      random.nextBytes(bytes);
      String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      request
          .response()
          .addCookie(
              Cookie.cookie(COOKIE, name + "." + signature(name))
                  .setHttpOnly(true)
                  .setSameSite(CookieSameSite.STRICT)
                  .setSecure(reach.isHttps(request))
                  .setPath("/"));
    }
  }

  /** Under whose names wrong codes are counted. */
  public Guesser of(HttpServerRequest request) {
    SourceNetwork network = reach.network(request);
    Cookie cookie = request.getCookie(COOKIE);
    if (isOurs(cookie)) {
      return new Guesser(cookie.getValue(), true, network);
    }
    String agent = request.getHeader("User-Agent");
    return new Guesser(
        network.name() + " " + Tokens.hash(agent == null ? "" : agent), false, network);
  }

  private boolean isOurs(@org.jspecify.annotations.Nullable Cookie cookie) {
    if (cookie == null) {
      return false;
    }
    String value = cookie.getValue();
    int dot = value.indexOf('.');
    return dot > 0
        && value.length() < 100
        && Tokens.same(value.substring(dot + 1), signature(value.substring(0, dot)));
  }

  private String signature(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
