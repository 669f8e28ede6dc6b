package io.charrette.live;

import static io.charrette.journal.Patience.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a test does on the context that owns what it tests. */
public final class OnContext {
  private OnContext() {}

  /** Asks something there; whatever is thrown there fails the answer. */
  public static <T> CompletableFuture<T> ask(Context context, Supplier<Future<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    context.runOnContext(
        turn ->
            Future.succeededFuture()
                .compose(v -> work.get())
                .onComplete(done::complete, done::completeExceptionally));
    return done;
  }

  /** Does something there, and waits until it is done. */
  public static void run(Context context, Runnable work) {
    await(
        ask(
            context,
            () -> {
              work.run();
              return Future.succeededFuture();
            }));
  }
}
