package io.charrette.journal.sqlite;

import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.QueueBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written, of bounded size. Any thread adds to it. The writer's thread takes all
 * there is, and does its waiting here: for work, for more to come together, before the next try.
 *
 * <p>An interrupt ends the present wait early and nothing else. The writer's thread is told to end
 * by closing its queue; an interrupt can only be somebody's mistake.
 */
final class WorkQueue {
  private static final String CLOSED = "The journal is closed";

  private final QueueBudget budget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Under the lock.
  private List<Work> waiting = new ArrayList<>();
  private String closedBecause = "";

  /** Whether the writer's thread waits for the first work, and so is to be woken by it. */
  private boolean idle;

  WorkQueue(JournalLimits limits) {
    this.budget = new QueueBudget(limits);
  }

  /**
   * Adds work. Any thread.
   *
   * @throws JournalException nothing more is taken, or not now; the message says why
   */
  void add(Work work) {
    lock.lock();
    try {
      if (!closedBecause.isEmpty()) {
        throw new JournalException(closedBecause, null);
      }
      budget.take(work.entries(), work.bytes());
      waiting.add(work);
      if (idle) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is work and takes all of it; empty when it is closed and none is left. */
  List<Work> takeAll() {
    lock.lock();
    try {
      while (waiting.isEmpty() && closedBecause.isEmpty()) {
        idle = true;
        changed.awaitUninterruptibly();
      }
      idle = false;
      List<Work> taken = waiting;
      waiting = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the appends that wait behind one of this stream that failed. */
  List<Work.Append> takeBehind(String stream) {
    lock.lock();
    try {
      List<Work.Append> behind = Work.appendsBehind(stream, waiting);
      Set<Work> taken = Collections.newSetFromMap(new IdentityHashMap<>());
      taken.addAll(behind);
      waiting.removeIf(taken::contains);
      return behind;
    } finally {
      lock.unlock();
    }
  }

  /** Lets more work come together for so long, unless the queue is closed. */
  void gather(Duration pause) {
    lock.lock();
    try {
      for (long nanos = pause.toNanos(); nanos > 0 && closedBecause.isEmpty(); ) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      // The class's comment says why this is enough.
    } finally {
      lock.unlock();
    }
  }

  /** Waits for so long, also when the queue is closed. */
  void pause(Duration pause) {
    lock.lock();
    try {
      for (long nanos = pause.toNanos(); nanos > 0; ) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      // The class's comment says why this is enough.
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what is there is still to be written. Any thread. */
  void close() {
    close(CLOSED);
  }

  /** Takes no more, for a reason that whoever comes later is told. Any thread. */
  void close(String because) {
    lock.lock();
    try {
      if (closedBecause.isEmpty()) {
        closedBecause = because;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return !closedBecause.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Gives back the room of work that has been done, or has failed. */
  void release(Work work) {
    budget.release(work.entries(), work.bytes());
  }

  /** Entries that wait or are being written. Any thread. */
  int entries() {
    return budget.entries();
  }

  /** Whether a small entry would be refused now. Any thread. */
  boolean isFull() {
    return budget.full();
  }
}
