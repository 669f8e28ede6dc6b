package io.charrette.live.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Where the answer to one question goes. Given once, by the owner that was asked; {@link Bus#ask}
 * brings it to the context of who asked.
 */
public final class Reply<A> {
  private final Promise<A> promise = Promise.promise();

  /** Answers with a value, or with the failure that comes instead. */
  public void with(Future<A> answer) {
    answer.onComplete(promise);
  }

  /** Answers with a failure, unless it is answered already. */
  void fail(Throwable failure) {
    promise.tryFail(failure);
  }

  Future<A> future() {
    return promise.future();
  }
}
