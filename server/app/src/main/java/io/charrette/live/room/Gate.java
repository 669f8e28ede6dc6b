package io.charrette.live.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets a number of tasks run at a time; the rest wait in order. The minutes of all rooms end at the
 * same moment, and no table's edits shall wait until every other table's past is written. Touched
 * by one context only.
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
            started(work)
                .onComplete(
                    result -> {
                      goingOn--;
                      next();
                      promise.handle(result);
                    }));
    next();
    return promise.future();
  }

  /** Work that cannot even begin has failed, and gives its place up like any other. */
  private static <T> Future<T> started(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      return Future.failedFuture(failure);
    }
  }

  private void next() {
    if (goingOn < most && !waiting.isEmpty()) {
      goingOn++;
      waiting.remove().run();
    }
  }
}
