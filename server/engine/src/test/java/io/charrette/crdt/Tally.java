package io.charrette.crdt;

import java.util.Map;
import java.util.TreeMap;

/** What a number of games consisted of. Safe for use by several threads. */
final class Tally {
  private final Map<String, Long> operations = new TreeMap<>();
  private final Map<String, Long> events = new TreeMap<>();
  private long total;

  /** Operations of a kind were made by a replica of a side. */
  synchronized void operations(String side, String kind, int number) {
    operations.merge(kind + " (" + side + ")", (long) number, Long::sum);
    total += number;
  }

  /** Something other than an edit happened, or was compared. */
  synchronized void event(String event) {
    events.merge(event, 1L, Long::sum);
  }

  /** How many operations were made. */
  synchronized long total() {
    return total;
  }

  synchronized Map<String, Long> operations() {
    return new TreeMap<>(operations);
  }

  synchronized Map<String, Long> events() {
    return new TreeMap<>(events);
  }
}
