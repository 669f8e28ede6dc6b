package io.charrette.journal.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal's one event loop, in a Vert.x of its own. All of the journal that changes is touched on
 * it; other threads hand over what is to be done.
 */
final class RedisLoop implements AutoCloseable {
  private final Vertx vertx;
  private final Context context;
  private volatile @Nullable Thread thread;

  RedisLoop() {
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    context = vertx.getOrCreateContext();
    context.runOnContext(v -> thread = Thread.currentThread());
  }

  /** For what needs a Vert.x to be made. */
  Vertx vertx() {
    return vertx;
  }

  /** Whether this is the loop's thread; for assertions. */
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Has something done on the loop; false when that is gone. Any thread. */
  boolean run(Runnable action) {
    try {
      context.runOnContext(v -> action.run());
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * Has something asked on the loop. Whatever goes wrong there, or if the loop is gone, the answer
   * fails; it never stays away because of that. Any thread.
   */
  <T> CompletableFuture<T> call(Supplier<Future<T>> question) {
    var answer = new CompletableFuture<T>();
    boolean asked =
        run(
            () ->
                attempt(question)
                    .onSuccess(answer::complete)
                    .onFailure(answer::completeExceptionally));
    if (!asked) {
      answer.completeExceptionally(new RejectedExecutionException("the loop has ended"));
    }
    return answer;
  }

  /**
   * The answer, told on the loop, or a {@link TimeoutException} if it takes longer. (The client's
   * own time-outs may be told on another thread.) On the loop.
   */
  <T> Future<T> within(Duration longest, Future<T> answer) {
    assert isCurrent();
    Promise<T> told = Promise.promise();
    long timer =
        vertx.setTimer(
            longest.toMillis(), late -> told.tryFail(new TimeoutException("no answer in time")));
    answer.onComplete(
        result ->
            here(
                () -> {
                  vertx.cancelTimer(timer);
                  if (result.succeeded()) {
                    told.tryComplete(result.result());
                  } else {
                    told.tryFail(result.cause());
                  }
                }));
    return told.future();
  }

  private void here(Runnable action) {
    if (isCurrent()) {
      action.run();
    } else {
      run(action);
    }
  }

  /** Completes after a while. On the loop. */
  Future<Void> pause(Duration length) {
    Promise<Void> over = Promise.promise();
    later(length, over::complete);
    return over.future();
  }

  /** Has something done on the loop after a while; a number to {@link #cancel} it. On the loop. */
  long later(Duration pause, Runnable action) {
    assert isCurrent();
    return vertx.setTimer(Math.max(1, pause.toMillis()), timer -> action.run());
  }

  /** Has it not done, if it was not yet. On the loop. */
  void cancel(long later) {
    assert isCurrent();
    vertx.cancelTimer(later);
  }

  /** What is thrown instead of being told by the future is told by it, too. */
  static <T> Future<T> attempt(Supplier<Future<T>> step) {
    return Future.succeededFuture().compose(v -> step.get());
  }

  /**
   * Does the same with one after the other, up to the first failure. However many there are, no
   * future waits for another: a failure that has thousands to go through overflows the stack. On
   * the loop.
   */
  static <T> Future<Void> inTurn(Iterable<T> all, Function<T, Future<Void>> step) {
    Promise<Void> done = Promise.promise();
    goOn(all.iterator(), step, done);
    return done.future();
  }

  private static <T> void goOn(
      Iterator<T> rest, Function<T, Future<Void>> step, Promise<Void> done) {
    while (rest.hasNext()) {
      T next = rest.next();
      Future<Void> taken = attempt(() -> step.apply(next));
      if (!taken.isComplete()) {
        taken.onSuccess(v -> goOn(rest, step, done)).onFailure(done::fail);
        return;
      }
      if (taken.failed()) {
        done.fail(taken.cause());
        return;
      }
    }
    done.complete();
  }

  /** Ends the loop. Blocks; not on the loop. */
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
