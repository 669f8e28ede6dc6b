package io.charrette.journal.redis;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.ListenerCalls;
import io.charrette.journal.Position;
import java.util.List;

/** One listener and how far it has been served. Belongs to the journal's loop. */
final class RedisTail {
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
   * Hands over what others appended, or nothing when a checkpoint had dropped some of it unseen.
   *
   * @param stored all that there was in the stream at one moment, from this position or before it
   * @return whether it was handed over
   */
  boolean handOver(List<Replies.Stored> stored, String ownOrigin) {
    List<Replies.Stored> fresh =
        stored.stream().filter(entry -> entry.position().compareTo(position) > 0).toList();
    if (fresh.stream().anyMatch(this::dropped) || (!fresh.isEmpty() && skipped(fresh.getFirst()))) {
      return false;
    }
    for (Replies.Stored entry : fresh) {
      if (!entry.mark() && !entry.origin().startsWith(ownOrigin)) {
        tell(() -> listener.appended(new Entry(entry.position(), entry.bytes())));
      }
    }
    if (!fresh.isEmpty()) {
      Position reached = fresh.getLast().position();
      position = reached;
      tell(() -> listener.reached(reached));
    }
    return true;
  }

  void startAfresh(Recovered afresh) {
    position = afresh.end();
    tell(() -> listener.lapsed(afresh));
    tell(() -> listener.reached(afresh.end()));
  }

  /**
   * Whether this mark tells that entries after the present position were dropped. It stands at the
   * end of what the checkpoint left, so all of that is held back until every mark has been seen.
   */
  private boolean dropped(Replies.Stored entry) {
    return entry.mark() && entry.covered().compareTo(position) > 0;
  }

  /** Whether numbers between the present position and this counted entry were dropped. */
  private boolean skipped(Replies.Stored first) {
    boolean counted = first.position().high() == 0;
    return counted && first.position().low() > position.low() + 1;
  }

  private void tell(Runnable call) {
    if (!closed) {
      ListenerCalls.make(call);
    }
  }
}
