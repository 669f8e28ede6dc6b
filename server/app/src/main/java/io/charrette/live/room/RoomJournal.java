package io.charrette.live.room;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room's side of its journal stream: appends in order, tries again what failed, and knows up to
 * which entry all is durable. Entries are numbered from 1. Touched by the room's context only.
 *
 * <pre>
 *   APPENDING ──(an append failed)──▶ HALTED ──(close, or refused for good)──▶ CLOSED
 *       ◀──(all is back, a pause is over)──┘                                     ▲
 *       └────────────────────────(close, or refused for good)────────────────────┘
 * </pre>
 *
 * <p>After a halt everything that is not yet durable is appended again, in order. Appending twice
 * is harmless, because updates commute and repeat.
 *
 * <p>What the journal refuses for good is not tried again. It stays the first that is not durable,
 * so nothing behind it is said to be, even if the journal took that.
 */
final class RoomJournal {
  private static final Logger LOG = LoggerFactory.getLogger(RoomJournal.class);

  private final Journal journal;
  private final StreamId stream;
  private final Context context;
  private final LiveLimits.ForJournal limits;
  private final Listener listener;
  private final LiveMeters meters;

  private final Deque<Unsaved> queue = new ArrayDeque<>();
  private final Deque<Settling> settling = new ArrayDeque<>();
  private long appended;
  private long durable;
  private int unsavedBytes;
  private int underWay;
  private State state = State.APPENDING;
  private long pauseMs;

  /** A transition that is not in the diagram throws. */
  private enum State {
    /** An entry is handed to the journal as it comes. */
    APPENDING,
    /** Entries are kept until those under way have come back, and for a pause. */
    HALTED,
    /** Nothing is handed to the journal any longer. */
    CLOSED;

    State halted() {
      return from(APPENDING, HALTED);
    }

    State resumed() {
      return from(HALTED, APPENDING);
    }

    State closed() {
      if (this == CLOSED) {
        throw illegal(CLOSED);
      }
      return CLOSED;
    }

    private State from(State required, State next) {
      if (this != required) {
        throw illegal(next);
      }
      return next;
    }

    private IllegalStateException illegal(State next) {
      return new IllegalStateException(
          "a stream's appends that are " + this + " cannot be " + next);
    }
  }

  /** Hears of what becomes of entries. */
  interface Listener {
    /** So many entries more are durable, of so many bytes together; the last one is there. */
    void durable(int entries, int bytes, Position last);

    /** An entry is refused for good (SPEC J17), and nothing is appended any longer. Told once. */
    void refused();
  }

  /** An entry that is not yet durable, or waits for one before it. */
  private static final class Unsaved {
    final long number;
    final byte[] bytes;
    final long sinceNanos;

    /** Where it is in the stream; null until it is durable. */
    @Nullable Position position;

    Unsaved(long number, byte[] bytes, long sinceNanos) {
      this.number = number;
      this.bytes = bytes;
      this.sinceNanos = sinceNanos;
    }
  }

  /** Waits until an entry, and all before it, is durable. */
  private record Settling(long number, Promise<Void> promise) {}

  RoomJournal(
      Journal journal,
      StreamId stream,
      Context context,
      LiveLimits.ForJournal limits,
      Listener listener,
      LiveMeters meters) {
    this.journal = journal;
    this.stream = stream;
    this.context = context;
    this.limits = limits;
    this.listener = listener;
    this.meters = meters;
    this.pauseMs = limits.firstRetry().toMillis();
  }

  /** Whether so much is not yet durable that no more is taken. */
  boolean full() {
    return queue.size() >= limits.unsavedEntries() || unsavedBytes >= limits.unsavedBytes();
  }

  /**
   * Appends an entry, now or when the journal takes any again.
   *
   * @throws IllegalStateException after it was closed
   */
  void append(byte[] bytes) {
    if (state == State.CLOSED) {
      throw new IllegalStateException(stream.name() + " is appended to no more");
    }
    Unsaved entry = new Unsaved(++appended, bytes, meters.nanos());
    meters.updateTaken(bytes.length);
    queue.add(entry);
    unsavedBytes += bytes.length;
    if (state == State.APPENDING) {
      submit(entry);
    }
  }

  /** The number of the last entry appended. */
  long appended() {
    return appended;
  }

  /** The number up to which every entry is durable. */
  long durable() {
    return durable;
  }

  /** Whether all that was appended is durable. */
  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** What is not yet durable. */
  LiveCount count() {
    Unsaved oldest = queue.peek();
    return oldest == null
        ? LiveCount.NOTHING
        : new LiveCount(0, 0, 0, 0, queue.size(), unsavedBytes, meters.nanos() - oldest.sinceNanos);
  }

  /** Completes when all that was appended so far is durable; fails when it will never be. */
  Future<Void> settled() {
    if (queue.isEmpty()) {
      return Future.succeededFuture();
    }
    if (state == State.CLOSED) {
      return Future.failedFuture(gone());
    }
    Promise<Void> promise = Promise.promise();
    settling.add(new Settling(appended, promise));
    return promise.future();
  }

  /** Appends no more, whatever still waits. What was refused for good has closed it already. */
  void close() {
    if (state != State.CLOSED) {
      close(gone());
    }
  }

  private void close(JournalException because) {
    state = state.closed();
    List<Settling> waiting = List.copyOf(settling);
    settling.clear();
    waiting.forEach(each -> each.promise().tryFail(because));
  }

  private JournalException gone() {
    return new JournalException(stream.name() + " is appended to no more", null);
  }

  private void submit(Unsaved entry) {
    underWay++;
    journal
        .append(stream, entry.bytes)
        .whenComplete(
            (position, failure) ->
                context.runOnContext(
                    v -> {
                      if (failure == null) {
                        completed(entry, position);
                      } else {
                        failed(failure);
                      }
                    }));
  }

  private void completed(Unsaved entry, Position position) {
    underWay--;
    entry.position = position;
    meters.appended(entry.sinceNanos);
    pauseMs = limits.firstRetry().toMillis();
    advance();
    resumeAfterPause();
  }

  private void failed(Throwable failure) {
    underWay--;
    meters.appendFailed();
    if (failure instanceof RefusedForGoodException refusal) {
      refused(refusal);
    } else {
      halt(failure);
    }
    resumeAfterPause();
  }

  private void resumeAfterPause() {
    if (state == State.HALTED && underWay == 0) {
      context.owner().setTimer(pauseMs, timer -> resume());
      pauseMs = Math.min(pauseMs * 2, limits.lastRetry().toMillis());
    }
  }

  private void refused(RefusedForGoodException refusal) {
    if (state != State.CLOSED) {
      close(refusal);
      listener.refused();
    }
  }

  private void halt(Throwable failure) {
    if (state == State.APPENDING) {
      state = state.halted();
      LOG.atWarn()
          .addKeyValue("event", "room.append-failed")
          .log(
              "{}: an append failed, {} entries wait: {}",
              stream.name(),
              queue.size(),
              failure + "");
    }
  }

  private void resume() {
    if (state != State.HALTED) {
      return;
    }
    state = state.resumed();
    for (Unsaved entry : List.copyOf(queue)) {
      if (entry.position == null) {
        submit(entry);
      }
    }
  }

  private void advance() {
    long before = durable;
    int bytes = 0;
    Position last = null;
    for (Unsaved first = queue.peek();
        first != null && first.position != null;
        first = queue.peek()) {
      queue.remove();
      bytes += first.bytes.length;
      durable = first.number;
      last = first.position;
    }
    if (last == null) {
      return;
    }
    unsavedBytes -= bytes;
    listener.durable((int) (durable - before), bytes, last);
    for (Settling next = settling.peek();
        next != null && next.number() <= durable;
        next = settling.peek()) {
      settling.remove();
      next.promise().complete();
    }
  }
}
