package io.charrette.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Optional;

/** Who may create workshops and add activities (SPEC H1, H11). */
final class CreationGate {
  private final Optional<String> createKey;
  private final Reach reach;
  private final OriginCheck origins;
  private final Browsers browsers;
  private final RateLimits limits;
  private final InstantSource clock;

  CreationGate(
      Optional<String> createKey,
      Reach reach,
      OriginCheck origins,
      Browsers browsers,
      RateLimits limits,
      InstantSource clock) {
    this.createKey = createKey;
    this.reach = reach;
    this.origins = origins;
    this.browsers = browsers;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether this request may create as it is, without a key. */
  boolean isOpen(HttpServerRequest request) {
    return reach.isFromThisMachine(request);
  }

  /** Whether there is a key that would let it. */
  boolean hasKey() {
    return createKey.isPresent();
  }

  /**
   * Passes who may create.
   *
   * @throws Problem for everybody else
   */
  void require(HttpServerRequest request) {
    Optional<String> key = Callers.bearer(request);
    if (key.isPresent() && createKey.isPresent()) {
      requireRight(request, key.get(), createKey.get());
    } else if (!isOpen(request)) {
      throw createKey.isPresent()
          ? Problem.of(ProblemType.UNAUTHORISED, "The create key is needed")
          : Problem.of(
              ProblemType.FORBIDDEN,
              "Workshops are created on the machine that runs the server; set a create key to"
                  + " create them from elsewhere");
    } else if (request.headers().contains("Origin")) {
      // Loopback is a kind of password that a browser sends by itself, so it is held like a cookie.
      origins.require(request);
    }
  }

  private void requireRight(HttpServerRequest request, String key, String right) {
    String browser = browsers.of(request);
    limits.beforeGuess(browser, clock.millis());
    if (!Tokens.same(key, right)) {
      limits.wrongGuess(browser, clock.millis());
      throw Problem.of(ProblemType.UNAUTHORISED, "This is not the create key");
    }
  }
}
