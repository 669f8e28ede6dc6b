package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.Position;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told how far each stream is durable. Any thread. */
final class Tails {
  private static final Logger LOG = LoggerFactory.getLogger(Tails.class);

  private final Map<String, List<TailListener>> listeners = new ConcurrentHashMap<>();

  void add(String stream, TailListener listener) {
    listeners.compute(
        stream,
        (s, present) -> {
          List<TailListener> all = present == null ? new CopyOnWriteArrayList<>() : present;
          all.add(listener);
          return all;
        });
  }

  void remove(String stream, TailListener listener) {
    listeners.computeIfPresent(
        stream,
        (s, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** Tells the stream's tails that it is durable up to there. */
  void reached(String stream, Position position) {
    for (TailListener listener : listeners.getOrDefault(stream, List.of())) {
      tell(listener, position);
    }
  }

  /** A listener's failure, of whatever kind, is its own and must not stop the journal. */
  private static void tell(TailListener listener, Position reached) {
    try {
      listener.reached(reached);
    } catch (Throwable e) {
      LOG.atError()
          .addKeyValue("event", "journal.listener-failed")
          .setCause(e)
          .log("A listener failed");
    }
  }
}
