package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;

/**
 * Who may create workshops, list them, replace lost links, and add activities (SPEC H1, H11, H21).
 */
public final class CreationGate {
  private final GuardedKey createKey;
  private final OriginCheck origins;
  private final StoredCalls stored;

  public CreationGate(GuardedKey createKey, OriginCheck origins, StoredCalls stored) {
    this.createKey = createKey;
    this.origins = origins;
    this.stored = stored;
  }

  /** Whether this request may create as it is, without a key. */
  public boolean isOpen(HttpServerRequest request) {
    return createKey.spares(request);
  }

  /** Whether there is a key that would let it. */
  public boolean hasKey() {
    return createKey.isSet();
  }

  /**
   * Lets pass whoever may create, as long as it is not too often.
   *
   * @return by what they may, for the audit log
   * @throws Problem for anybody else
   */
  public String require(HttpServerRequest request) {
    String by = requireRight(request);
    stored.requireCreation();
    return by;
  }

  private String requireRight(HttpServerRequest request) {
    if (createKey.opens(request)) {
      return "the create key";
    }
    if (!isOpen(request)) {
      throw createKey.isSet()
          ? Problem.of(ProblemType.UNAUTHORISED, "The create key is needed")
          : Problem.of(
              ProblemType.FORBIDDEN,
              "Workshops are created on the machine that runs the server; set a create key to"
                  + " create them from elsewhere");
    }
    if (request.headers().contains("Origin")) {
      // Loopback is a kind of password that a browser sends by itself, so it is held like a cookie.
      origins.require(request);
    }
    return "this machine";
  }
}
