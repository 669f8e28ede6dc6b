package io.charrette.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds what a loop holds of bodies that are being read (SPEC H18). A body is read before it is
 * known who sends it, may come as slowly as a request may, and thousands may come at once. Short
 * ones always may: what people at tables ask for is short. Longer ones, which are activities, long
 * lists of tables and recovery sheets, share a number of bytes, and are told to come again when
 * these are used up. One loop's only.
 */
public final class LargeBodies implements Handler<RoutingContext> {
  /** Bytes of a body that is not counted. */
  static final int SHORT = 4 * 1024;

  /** Bytes of the longest body that is read; of who does not say how long theirs is. */
  public static final int LONGEST = 256 * 1024;

  private static final int COME_BACK_SECONDS = 2;

  private final long most;
  private long held;

  /**
   * Begins with none.
   *
   * @param most bytes of all bodies that are not short
   */
  public LargeBodies(long most) {
    this.most = most;
  }

  @Override
  public void handle(RoutingContext context) {
    int length = length(context.request());
    if (length > SHORT) {
      if (held + length > most) {
        throw Problem.later(ProblemType.BUSY, "Too many long requests at once", COME_BACK_SECONDS);
      }
      held += length;
      context.addEndHandler(ended -> held -= length);
    }
    context.next();
  }

  private static int length(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return LONGEST;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : (int) Math.min(Long.parseLong(length), LONGEST);
    } catch (NumberFormatException e) {
      return LONGEST; // which is refused elsewhere
    }
  }
}
