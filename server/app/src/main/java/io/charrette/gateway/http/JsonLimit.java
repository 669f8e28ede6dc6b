package io.charrette.gateway.http;

import io.vertx.ext.web.handler.BodyHandler;

/** The bound of every JSON body but activities (SPEC section 2). */
public final class JsonLimit {
  private static final int MOST_BYTES = 64 * 1024;

  private JsonLimit() {}

  /** Reads the body into memory; one that is larger fails with status 413. */
  public static BodyHandler handler() {
    return BodyHandler.create(false).setBodyLimit(MOST_BYTES);
  }
}
