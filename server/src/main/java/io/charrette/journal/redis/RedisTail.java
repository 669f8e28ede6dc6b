package io.charrette.journal.redis;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.Position;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener and how far it has been served. Belongs to the journal's context. */
final class RedisTail {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTail.class);

  private final TailListener listener;
  private volatile boolean closed;
  private Position position;

  RedisTail(Position after, TailListener listener) {
    this.position = after;
    this.listener = listener;
  }

  Position position() {
    return position;
  }

  /** From now on no call begins. Any thread. */
  void close() {
    closed = true;
  }

  /**
   * Hands over what others appended; false when a checkpoint had dropped some of it, and then no
   * further than there.
   */
  boolean handOver(List<Answers.Stored> entries, String ownOrigin) {
    Position before = position;
    for (Answers.Stored entry : entries) {
      if (entry.position().compareTo(position) <= 0) {
        continue;
      }
      if (overtaken(entry)) {
        return false;
      }
      position = entry.position();
      if (!entry.mark() && !entry.origin().startsWith(ownOrigin)) {
        tell(() -> listener.appended(new Entry(entry.position(), entry.bytes())));
      }
    }
    if (!position.equals(before)) {
      Position reached = position;
      tell(() -> listener.reached(reached));
    }
    return true;
  }

  void startAfresh(Recovered afresh) {
    if (afresh.end().compareTo(position) > 0) {
      position = afresh.end();
      tell(() -> listener.lapsed(afresh));
      tell(() -> listener.reached(afresh.end()));
    }
  }

  /** Whether entries between the last and this one were dropped unseen. */
  private boolean overtaken(Answers.Stored entry) {
    if (entry.mark()) {
      return entry.covered().compareTo(position) > 0;
    }
    boolean counted = entry.position().high() == 0;
    return counted && entry.position().low() > position.low() + 1;
  }

  /** A listener's failure is its own and must not stop the others' tails. */
  private void tell(Runnable call) {
    if (closed) {
      return;
    }
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("A listener failed", e);
    }
  }
}
