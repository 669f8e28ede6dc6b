package io.charrette.live.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal again for callers who miss something that another process may have written a
 * moment ago. Every caller is answered by a read that began after the call, and however many call,
 * at most one read begins in {@link #PAUSE_MS}. Any thread.
 */
public final class CoalescedRead {
  /** The least time from the beginning of one read to the beginning of the next. */
  static final long PAUSE_MS = 100;

  private final Vertx vertx;
  private final Supplier<Future<Void>> read;
  private @Nullable Promise<Void> next;
  private boolean pausing;

  public CoalescedRead(Vertx vertx, Supplier<Future<Void>> read) {
    this.vertx = vertx;
    this.read = read;
  }

  /** Completes when all has been read that was there when this was called. */
  public Future<Void> ask() {
    Promise<Void> promise;
    synchronized (this) {
      if (next != null) {
        return next.future();
      }
      promise = Promise.promise();
      if (pausing) {
        next = promise;
        return promise.future();
      }
      pausing = true;
    }
    begin(promise);
    return promise.future();
  }

  /** What is found, now or when all has been read that was there when this was called. */
  public <T> Future<Optional<T>> find(Supplier<Optional<T>> look) {
    Optional<T> found = look.get();
    return found.isPresent() ? Future.succeededFuture(found) : ask().map(read -> look.get());
  }

  private void begin(Promise<Void> promise) {
    vertx.setTimer(PAUSE_MS, timer -> paused());
    Future.succeededFuture().compose(begun -> read.get()).onComplete(promise);
  }

  private void paused() {
    Promise<Void> promise;
    synchronized (this) {
      promise = next;
      next = null;
      pausing = promise != null;
    }
    if (promise != null) {
      begin(promise);
    }
  }
}
