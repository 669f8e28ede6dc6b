package io.charrette.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Responses to requests whose result comes later (SPEC H24). */
public final class Responses {
  /** How long whoever asks waits for anything but a report, or a turn in a queue. */
  static final long LONGEST_MS = 5_000;

  private Responses() {}

  /**
   * Responds with the result, or fails the request: also when responding itself fails, and when the
   * result does not come in time.
   */
  public static <T> void when(RoutingContext context, Future<T> future, Consumer<T> respond) {
    whenever(context, inTime(future, TimeLeft.of(context).ms()), respond);
  }

  /** The same for a result that has a limit of its own. */
  public static <T> void whenever(RoutingContext context, Future<T> future, Consumer<T> respond) {
    future
        .onFailure(context::fail)
        .onSuccess(
            result -> {
              try {
                respond.accept(result);
              } catch (Throwable e) {
                // An Error, too: whoever asked must not wait for ever.
                context.fail(e);
              }
            });
  }

  /** The result, or a {@link Problem} when it does not come in time. */
  public static <T> Future<T> inTime(Future<T> future) {
    return inTime(future, LONGEST_MS);
  }

  /** The same within so many milliseconds. */
  static <T> Future<T> inTime(Future<T> future, long ms) {
    return future
        .timeout(Math.max(1, ms), TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TimeoutException
                        ? Problem.of(
                            ProblemType.JOURNAL_UNAVAILABLE,
                            "Try again; it may or may not have happened")
                        : failure));
  }

  /**
   * Lets pass only what somebody still waits for: what was given up is not begun.
   *
   * @throws Problem when the request is answered, or whoever made it has gone
   */
  public static void requireAwaited(RoutingContext context) {
    if (!isAwaited(context)) {
      throw givenUp();
    }
  }

  /** Whether a request is not answered, and whoever made it still waits. */
  public static boolean isAwaited(RoutingContext context) {
    return !context.response().ended() && !context.response().closed();
  }

  /** What becomes of a request for which nobody waits any longer. */
  public static Problem givenUp() {
    return Problem.of(ProblemType.JOURNAL_UNAVAILABLE, "It was given up before it began");
  }
}
