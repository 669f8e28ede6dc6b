package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations that are deleted: ranges of clocks by client, greater clients first. */
final class DeleteSet {
  private final TreeMap<Long, ClockRanges> clients = new TreeMap<>(Comparator.reverseOrder());

  boolean isEmpty() {
    return clients.isEmpty();
  }

  void add(long client, long clock, long length) {
    if (length > 0) {
      clients.computeIfAbsent(client, c -> new ClockRanges()).add(clock, clock + length);
    }
  }

  void addAll(DeleteSet other) {
    other.clients.forEach(
        (client, ranges) -> {
          for (int i = 0; i < ranges.size(); i++) {
            add(client, ranges.start(i), ranges.end(i) - ranges.start(i));
          }
        });
  }

  /** The ranges by client. */
  Map<Long, ClockRanges> clients() {
    return clients;
  }

  @Nullable ClockRanges ranges(long client) {
    return clients.get(client);
  }

  /** Sorts the ranges and joins those that touch. */
  DeleteSet normalise() {
    clients.values().forEach(ClockRanges::normalise);
    return this;
  }

  void write(LibEncoder out) {
    out.writeVarUint(clients.size());
    clients.forEach(
        (client, ranges) -> {
          out.writeVarUint(client).writeVarUint(ranges.size());
          for (int i = 0; i < ranges.size(); i++) {
            long start = ranges.start(i);
            out.writeVarUint(start).writeVarUint(ranges.end(i) - start);
          }
        });
  }

  /** All that is deleted in a document. */
  static DeleteSet of(StructStore store) {
    DeleteSet deletions = new DeleteSet();
    for (StructList list : store.lists()) {
      for (int i = 0; i < list.size(); i++) {
        Struct struct = list.get(i);
        if (struct.deleted()) {
          deletions.add(struct.client, struct.clock, struct.length);
        }
      }
    }
    return deletions;
  }
}
