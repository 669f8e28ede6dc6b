package io.charrette.crdt;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of one client and is not integrated yet, in the order of clocks, and what its
 * first struct waits for.
 */
final class Lane {
  final long client;

  /** By the clock that they begin with; they may overlap, but none covers another. */
  private final TreeMap<Long, Run> runs = new TreeMap<>();

  private int size;
  private long awaitedClient = Item.NO_CLIENT;
  private long awaitedClock;

  Lane(long client) {
    this.client = client;
  }

  /** How many structs are in it. */
  int size() {
    return size;
  }

  /** Takes a run in, or back, unless what is here covers it. */
  boolean add(Run run) {
    Map.Entry<Long, Run> before = runs.floorEntry(run.start());
    if (before != null && before.getValue().end() >= run.end()) {
      return false;
    }
    for (Map.Entry<Long, Run> covered = runs.ceilingEntry(run.start());
        covered != null && covered.getValue().end() <= run.end();
        covered = runs.ceilingEntry(run.start())) {
      remove(covered);
    }
    runs.put(run.start(), run);
    size += run.size();
    return true;
  }

  /** Removes the run that comes first. */
  @Nullable Run poll() {
    Map.Entry<Long, Run> first = runs.firstEntry();
    return first == null ? null : remove(first);
  }

  private Run remove(Map.Entry<Long, Run> entry) {
    runs.remove(entry.getKey());
    size -= entry.getValue().size();
    return entry.getValue();
  }

  /** Says that it is not known to wait for anything. */
  void waitForNothing() {
    awaitedClient = Item.NO_CLIENT;
  }

  /** Whether an operation is missing; then the lane waits for it. */
  boolean waitsFor(long missingClient, long clock, StructStore store) {
    if (missingClient == Item.NO_CLIENT
        || missingClient == client
        || clock < store.clock(missingClient)) {
      return false;
    }
    awaitedClient = missingClient;
    awaitedClock = clock;
    return true;
  }

  long awaitedClient() {
    return awaitedClient;
  }

  long awaitedClock() {
    return awaitedClock;
  }

  /** Writes all its structs. */
  void write(UpdateWriter out) {
    for (Run run : runs.values()) {
      for (Struct struct : run.rest()) {
        out.add(struct);
      }
    }
  }
}
