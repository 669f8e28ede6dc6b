package io.charrette.crdt;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Deletions that arrived before what they delete: disjoint ranges of clocks by client. */
final class PendingDeletions {
  private final TreeMap<Long, TreeMap<Long, Long>> clients =
      new TreeMap<>(Comparator.reverseOrder());

  boolean isEmpty() {
    return clients.isEmpty();
  }

  /**
   * Applies the deletions of an update; what cannot be applied yet is kept.
   *
   * @return whether something is kept that was not before
   */
  boolean apply(DeleteSet deletions, Transaction transaction) {
    if (deletions.isEmpty()) {
      return false;
    }
    boolean grew = false;
    for (Map.Entry<Long, ClockRanges> entry : deletions.clients().entrySet()) {
      long client = entry.getKey();
      long known = transaction.store().clock(client);
      ClockRanges ranges = entry.getValue();
      for (int i = 0; i < ranges.size(); i++) {
        if (ranges.start(i) < known) {
          delete(client, ranges.start(i), Math.min(ranges.end(i), known), transaction);
        }
        if (known < ranges.end(i)) {
          grew |= add(client, Math.max(ranges.start(i), known), ranges.end(i));
        }
      }
    }
    return grew;
  }

  /** Applies what was kept for the clients that have gained something. */
  void retry(Transaction transaction) {
    if (isEmpty()) {
      return;
    }
    GrownClients grown = transaction.grown();
    for (int i = 0; i < grown.size(); i++) {
      TreeMap<Long, Long> ranges = clients.get(grown.client(i));
      if (ranges != null) {
        retry(grown.client(i), ranges, transaction);
      }
    }
  }

  private void retry(long client, NavigableMap<Long, Long> ranges, Transaction transaction) {
    long known = transaction.store().clock(client);
    while (!ranges.isEmpty() && ranges.firstKey() < known) {
      Map.Entry<Long, Long> first = ranges.pollFirstEntry();
      delete(client, first.getKey(), Math.min(first.getValue(), known), transaction);
      if (known < first.getValue()) {
        ranges.put(known, first.getValue());
      }
    }
    if (ranges.isEmpty()) {
      clients.remove(client);
    }
  }

  private boolean add(long client, long start, long end) {
    TreeMap<Long, Long> ranges = clients.computeIfAbsent(client, c -> new TreeMap<>());
    Map.Entry<Long, Long> before = ranges.floorEntry(start);
    if (before != null && before.getValue() >= end) {
      return false;
    }
    long from = before != null && before.getValue() >= start ? before.getKey() : start;
    long to = end;
    for (Map.Entry<Long, Long> next = ranges.ceilingEntry(from);
        next != null && next.getKey() <= to;
        next = ranges.ceilingEntry(from)) {
      to = Math.max(to, next.getValue());
      ranges.remove(next.getKey());
    }
    ranges.put(from, to);
    return true;
  }

  /** Deletes the items of a range of clocks that is known, splitting those at its ends. */
  private static void delete(long client, long start, long end, Transaction transaction) {
    StructList structs = transaction.store().known(client);
    int index = structs.indexOf(start);
    if (!structs.get(index).deleted()) {
      index = structs.indexStartingAt(start, transaction);
    }
    int passed = 0;
    for (; index < structs.size() && structs.get(index).clock < end; index++) {
      if (structs.get(index) instanceof Item item && !item.deleted()) {
        if (end < item.end()) {
          structs.endingAt(end - 1, transaction);
        }
        transaction.delete(item);
      } else {
        passed++;
      }
    }
    transaction.worked(Brought.workOfPassing(passed));
  }

  /** How many ranges are kept. */
  int ranges() {
    int ranges = 0;
    for (TreeMap<Long, Long> ofClient : clients.values()) {
      ranges += ofClient.size();
    }
    return ranges;
  }

  /** Keeps what a delete set has, and nothing else. */
  void reset(DeleteSet to) {
    clients.clear();
    to.clients()
        .forEach(
            (client, ranges) -> {
              for (int i = 0; i < ranges.size(); i++) {
                add(client, ranges.start(i), ranges.end(i));
              }
            });
  }

  /** What is kept, as a delete set. */
  DeleteSet toDeleteSet() {
    DeleteSet deletions = new DeleteSet();
    clients.forEach(
        (client, ranges) ->
            ranges.forEach((start, end) -> deletions.add(client, start, end - start)));
    return deletions;
  }
}
