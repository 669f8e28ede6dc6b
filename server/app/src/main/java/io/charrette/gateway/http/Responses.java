package io.charrette.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Responses to requests whose result comes later. */
public final class Responses {
  private Responses() {}

  /** Responds with the result, or fails the request: also when responding itself fails. */
  public static <T> void when(RoutingContext context, Future<T> future, Consumer<T> respond) {
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
}
