package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.Until;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One change that waits to be sent or answered, and whom to tell. */
final class QueuedChange {
  private final String stream;
  private final Kind kind;
  private final int entries;
  private final long bytes;
  private final CompletableFuture<?> done;
  private final Answer answer;
  private final Until wanted;
  private boolean again;

  /**
   * A change that was not sent yet.
   *
   * @param bytes what it keeps in memory
   * @param answer completes {@code done}
   */
  QueuedChange(
      String stream, Kind kind, int entries, long bytes, CompletableFuture<?> done, Answer answer) {
    this.stream = stream;
    this.kind = kind;
    this.entries = entries;
    this.bytes = bytes;
    this.done = done;
    this.answer = answer;
    Duration within = kind.within();
    this.wanted = within == null ? Until.EVER : Until.in(within);
  }

  /** What is asked of Redis. */
  sealed interface Kind {
    /** How long it is waited for: after that it is given up, and not done later; null for ever. */
    default @Nullable Duration within() {
      return null;
    }
  }

  /** A commuting entry; those that follow each other on a stream may go as one command. */
  record Append(StreamKeys keys, String origin, byte[] entry) implements Kind {}

  /** What needs a command of its own. */
  sealed interface Single extends Kind {
    Request request();
  }

  /** Entries that count on from a version. */
  record CountedAppend(Request request, Duration within) implements Single {}

  /** The end of a stream. */
  record Deletion(Request request, @Nullable Duration within) implements Single {}

  /** A checkpoint or a moment: it leaves the end of the stream where it is. */
  record Upkeep(Request request) implements Single {}

  /** What to make of Redis's answer. */
  interface Answer {
    /**
     * Tells whoever waits.
     *
     * @param again whether the change had been sent before, perhaps with success
     */
    void arrived(Response response, boolean again);
  }

  String stream() {
    return stream;
  }

  Kind kind() {
    return kind;
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

  /** Whether nobody waits for it any longer. */
  boolean isGivenUp() {
    return done.isDone() || wanted.isPast();
  }

  /** Remembers that it may have had its effect already. */
  void sentAgain() {
    again = true;
  }

  /** Tells whoever waits; whatever is wrong with the response, they are told. */
  void answered(Supplier<Response> response) {
    try {
      answer.arrived(response.get(), again);
    } catch (Throwable e) {
      done.completeExceptionally(new JournalException("Redis answers what is not expected", e));
    }
  }
}
