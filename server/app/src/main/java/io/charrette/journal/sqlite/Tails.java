package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.ListenerCalls;
import io.charrette.journal.Position;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told how far each stream is durable. Any thread. */
final class Tails {
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
      ListenerCalls.make(() -> listener.reached(position));
    }
  }
}
