package io.charrette.crdt;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

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

  /** What is in it. */
  Collection<Run> runs() {
    return runs.values();
  }

  /** How many structs are in it. */
  int size() {
    return size;
  }

  /** Takes a run in, or back, unless all its operations are here. */
  boolean add(Run run) {
    // What comes before all that is here, as when updates come backwards, covers nothing of it.
    if (!runs.isEmpty() && run.end() > runs.firstKey()) {
      if (covers(run)) {
        return false;
      }
      removeCovered(run);
    }
    runs.put(run.start(), run);
    size += run.size();
    return true;
  }

  /** Whether those that are here have all its operations. */
  private boolean covers(Run run) {
    Map.Entry<Long, Run> before = runs.floorEntry(run.start());
    long end = before == null ? run.start() : before.getValue().end();
    for (Run next : runs.tailMap(run.start(), false).values()) {
      if (end >= run.end() || next.start() > end) {
        break;
      }
      end = next.end();
    }
    return end >= run.end();
  }

  private void removeCovered(Run by) {
    for (Map.Entry<Long, Run> covered = runs.ceilingEntry(by.start());
        covered != null && covered.getValue().end() <= by.end();
        covered = runs.ceilingEntry(by.start())) {
      runs.remove(covered.getKey());
      size -= covered.getValue().size();
    }
  }

  /** Whether its first run continues, without a gap, what the document has of the client. */
  boolean continues(StructStore store) {
    return !runs.isEmpty() && runs.firstKey() <= store.clock(client);
  }

  /** Removes the first run; there must be one. */
  Run poll() {
    Run first = runs.pollFirstEntry().getValue();
    size -= first.size();
    return first;
  }

  /** Forgets what it waits for. */
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
