package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Optional;

/** A key that the operator may have set, and the brake on guesses of it. */
public final class GuardedKey {
  private final Optional<String> key;
  private final String name;
  private final Browsers browsers;
  private final RateLimits limits;
  private final InstantSource clock;

  /**
   * Guards it.
   *
   * @param name what to call it in an answer, such as "the create key"
   */
  public GuardedKey(
      Optional<String> key,
      String name,
      Browsers browsers,
      RateLimits limits,
      InstantSource clock) {
    this.key = key;
    this.name = name;
    this.browsers = browsers;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether there is one. */
  public boolean isSet() {
    return key.isPresent();
  }

  /**
   * Whether the request carries it.
   *
   * @throws Problem when the request carries another, or wrong ones came too often
   */
  public boolean opens(HttpServerRequest request) {
    Optional<String> sent = Callers.bearer(request);
    if (sent.isEmpty() || key.isEmpty()) {
      return false;
    }
    String browser = browsers.of(request);
    limits.beforeGuess(browser, clock.millis());
    if (!Tokens.same(sent.get(), key.get())) {
      limits.wrongGuess(browser, clock.millis());
      throw Problem.of(ProblemType.UNAUTHORISED, "This is not " + name);
    }
    return true;
  }
}
