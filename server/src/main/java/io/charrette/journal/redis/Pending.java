package io.charrette.journal.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.CompletableFuture;

/** One command that waits to be sent or answered, and whom to tell. */
final class Pending {
  private final String stream;
  private final Request request;
  private final int entries;
  private final long bytes;
  private final CompletableFuture<?> done;
  private final Answer answer;
  private boolean again;

  /**
   * A command that was not sent yet.
   *
   * @param bytes what it keeps in memory
   * @param answer completes {@code done}
   */
  Pending(
      String stream,
      Request request,
      int entries,
      long bytes,
      CompletableFuture<?> done,
      Answer answer) {
    this.stream = stream;
    this.request = request;
    this.entries = entries;
    this.bytes = bytes;
    this.done = done;
    this.answer = answer;
  }

  /** What to make of Redis's answer. */
  interface Answer {
    /**
     * Tells whoever waits.
     *
     * @param again whether the command had been sent before, perhaps with success
     */
    void arrived(Response response, boolean again);
  }

  String stream() {
    return stream;
  }

  Request request() {
    return request;
  }

  int entries() {
    return entries;
  }

  long bytes() {
    return bytes;
  }

  CompletableFuture<?> done() {
    return done;
  }

  /** Remembers that it may have had its effect already. */
  Pending sentAgain() {
    again = true;
    return this;
  }

  void answered(Response response) {
    try {
      answer.arrived(response, again);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
