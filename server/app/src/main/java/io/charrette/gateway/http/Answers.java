package io.charrette.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Brings what comes later together with the request that waits for it. */
public final class Answers {
  private Answers() {}

  /** Answers with the result, or fails the request: also when answering itself fails. */
  public static <T> void when(RoutingContext context, Future<T> future, Consumer<T> answer) {
    future
        .onFailure(context::fail)
        .onSuccess(
            result -> {
              try {
                answer.accept(result);
              } catch (RuntimeException e) {
                context.fail(e);
              }
            });
  }
}
