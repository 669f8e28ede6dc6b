package io.charrette.live.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets so much go on at a time; the rest waits in order. All minutes end at once, and no table's
 * edits are to wait until every other table's past is written. Touched by one context only.
 */
final class Gate {
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int goingOn;

  Gate(int most) {
    this.most = most;
  }

  /** Does the work, now or when others are done; its future must complete on the same context. */
  <T> Future<T> enter(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    waiting.add(
        () ->
            work.get()
                .onComplete(
                    result -> {
                      goingOn--;
                      next();
                      promise.handle(result);
                    }));
    next();
    return promise.future();
  }

  private void next() {
    if (goingOn < most && !waiting.isEmpty()) {
      goingOn++;
      waiting.remove().run();
    }
  }
}
