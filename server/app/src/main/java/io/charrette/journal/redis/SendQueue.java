package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.JournalFullException;
import io.charrette.journal.QueueBudget;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.redis.QueuedChange.Append;
import io.charrette.journal.redis.QueuedChange.Deletion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The changes that wait for their turn to be sent, in order. Each has its room in the budget from
 * when it is admitted until it is done with, also while it is under way. Belongs to the journal's
 * loop.
 *
 * <p>Behind an append that Redis refuses for good no other of its stream is sent: the stream would
 * have a gap that nobody sees.
 */
final class SendQueue {
  private static final int MAX_BATCH = 1000;
  private static final long MAX_BATCH_BYTES = 8 << 20;

  private final QueueBudget budget;
  private final Consumer<Runnable> afterwards;
  private final Deque<QueuedChange> waiting = new ArrayDeque<>();

  /**
   * The streams of which an append has just been refused for good. What other threads have handed
   * over by now, and has not been added yet, fails as well.
   */
  private final Map<String, RefusedForGoodException> broken = new HashMap<>();

  /**
   * Begins empty.
   *
   * @param afterwards does something on the loop, after all that was handed over to it by now
   */
  SendQueue(QueueBudget budget, Consumer<Runnable> afterwards) {
    this.budget = budget;
    this.afterwards = afterwards;
  }

  /**
   * Takes room for a change that is to be added. Any thread.
   *
   * @throws JournalFullException there is none, and none is taken
   */
  void admit(QueuedChange change) {
    budget.take(change.entries(), change.bytes());
  }

  /** Adds what was admitted, at the end; false if it fails because its stream is broken. */
  boolean add(QueuedChange change) {
    RefusedForGoodException because = broken.get(change.stream());
    if (because != null && change.kind() instanceof Append) {
      fail(change, because);
      return false;
    }
    if (change.kind() instanceof Deletion) {
      broken.remove(change.stream());
    }
    waiting.add(change);
    return true;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Takes out what is to be sent next: one parcel of each stream. Of two, Redis could refuse the
   * first and take the second, as when it has just read its file or is given memory, and so turn
   * their order round. What nobody waits for any longer fails.
   */
  List<Parcel> nextBatch() {
    Map<String, Parcel> batch = new LinkedHashMap<>();
    List<QueuedChange> later = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < MAX_BATCH && !waiting.isEmpty() && bytes < MAX_BATCH_BYTES; i++) {
      QueuedChange next = waiting.remove();
      if (next.isGivenUp()) {
        fail(next, new JournalException(next.stream() + ": it came to this too late", null));
      } else if (batch.computeIfAbsent(next.stream(), stream -> new Parcel()).takes(next)) {
        bytes += next.bytes();
      } else {
        later.add(next);
      }
    }
    addFirst(later);
    return List.copyOf(batch.values());
  }

  /** What was taken out and got no answer is the next again, unless nobody waits for it. */
  void putBack(List<Parcel> unanswered) {
    List<QueuedChange> wanted = new ArrayList<>();
    for (Parcel parcel : unanswered) {
      for (QueuedChange change : parcel.contents()) {
        if (change.done().isDone()) {
          release(change);
        } else {
          wanted.add(change);
        }
      }
    }
    addFirst(wanted);
  }

  private void addFirst(List<QueuedChange> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      waiting.addFirst(first.get(i));
    }
  }

  /** Redis has taken what was taken out. */
  void taken(Parcel parcel) {
    parcel.contents().forEach(this::release);
  }

  /**
   * Redis will never take what was taken out. Of several appends in one command it does not say
   * which it means: the first, we take it. The others fail, and so do those that wait behind them
   * or were handed over before anybody could know.
   *
   * @param told what the first one's caller is told
   */
  void refused(Parcel parcel, RefusedForGoodException told) {
    RefusedForGoodException behind = told.behind();
    fail(parcel.contents().getFirst(), told);
    parcel.contents().stream().skip(1).forEach(change -> fail(change, behind));
    if (parcel.holdsAppends()) {
      String stream = parcel.stream();
      failBehind(stream, behind);
      broken.put(stream, behind);
      afterwards.accept(() -> broken.remove(stream, behind));
    }
  }

  /** Fails the appends that wait behind one; what comes after a deletion does not wait for it. */
  private void failBehind(String stream, RefusedForGoodException because) {
    for (Iterator<QueuedChange> all = waiting.iterator(); all.hasNext(); ) {
      QueuedChange change = all.next();
      if (change.stream().equals(stream)) {
        if (change.kind() instanceof Deletion) {
          return;
        }
        if (change.kind() instanceof Append) {
          all.remove();
          fail(change, because);
        }
      }
    }
  }

  /** Fails what nobody is to wait for any longer; if it is under way, it is not sent again. */
  void giveUp(QueuedChange change, JournalException because) {
    if (waiting.remove(change)) {
      fail(change, because);
    } else {
      change.done().completeExceptionally(because);
    }
  }

  /** Fails all that waits. */
  void failAll(JournalException because) {
    waiting.forEach(change -> fail(change, because));
    waiting.clear();
  }

  /** Fails a change that was admitted and does not wait here. */
  void fail(QueuedChange change, JournalException because) {
    release(change);
    change.done().completeExceptionally(because);
  }

  private void release(QueuedChange change) {
    budget.release(change.entries(), change.bytes());
  }
}
