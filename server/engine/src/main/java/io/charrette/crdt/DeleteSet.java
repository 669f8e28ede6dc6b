package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations that are deleted: ranges of clocks by client, greater clients first. */
final class DeleteSet {
  private NavigableMap<Long, ClockRanges> clients = Collections.emptyNavigableMap();

  /** The client added to last, and its ranges; one client's deletions mostly come together. */
  private long recentClient;

  private @Nullable ClockRanges recent;

  private boolean orderly = true;

  boolean isEmpty() {
    return clients.isEmpty();
  }

  /**
   * Whether it was read as Yjs writes it: of each client ranges that ascend, overlap nowhere and
   * are not empty. Of others that have to wait Yjs makes ranges of its own.
   */
  boolean isOrderly() {
    return orderly;
  }

  /** Where the range of a client ends that was added last; 0 before the first. */
  private long last(long client) {
    ClockRanges ranges = clients.get(client);
    return ranges == null ? 0 : ranges.end(ranges.size() - 1);
  }

  /** How many operations there are, those added twice counted twice. */
  long length() {
    long length = 0;
    for (ClockRanges ranges : clients.values()) {
      for (int i = 0; i < ranges.size(); i++) {
        length += ranges.end(i) - ranges.start(i);
      }
    }
    return length;
  }

  /** How many ranges there are. */
  int ranges() {
    int count = 0;
    for (ClockRanges ranges : clients.values()) {
      count += ranges.size();
    }
    return count;
  }

  /** How many of a client's ranges are not in it as a whole; it must be normalised. */
  int rangesBeyond(long client, ClockRanges of) {
    ClockRanges here = clients.get(client);
    int beyond = 0;
    for (int i = 0; i < of.size(); i++) {
      if (here == null || !here.contains(of.start(i), of.end(i))) {
        beyond++;
      }
    }
    return beyond;
  }

  /** Whether all of it is known and deleted in a store; it must be normalised. */
  boolean isDeletedIn(StructStore store) {
    for (Map.Entry<Long, ClockRanges> entry : clients.entrySet()) {
      StructList structs = store.list(entry.getKey());
      ClockRanges ranges = entry.getValue();
      for (int i = 0; i < ranges.size(); i++) {
        if (structs == null || !structs.isDeleted(ranges.start(i), ranges.end(i))) {
          return false;
        }
      }
    }
    return true;
  }

  void add(long client, long clock, long length) {
    if (length > 0) {
      rangesOf(client).add(clock, clock + length);
    }
  }

  private ClockRanges rangesOf(long client) {
    ClockRanges ranges = recent;
    if (ranges == null || client != recentClient) {
      if (clients.isEmpty()) {
        clients = new TreeMap<>(Comparator.reverseOrder());
      }
      ranges = clients.computeIfAbsent(client, c -> new ClockRanges());
      recentClient = client;
      recent = ranges;
    }
    return ranges;
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

  /**
   * Reads a delete set.
   *
   * @param most how many ranges it may have
   */
  static DeleteSet read(LibDecoder in, int most) throws MalformedDataException {
    DeleteSet deletions = new DeleteSet();
    long count = in.readVarUint();
    long total = 0;
    for (long i = 0; i < count; i++) {
      long client = in.readVarUint();
      long ranges = in.readVarUint();
      for (long j = 0; j < ranges; j++) {
        if (++total > most) {
          throw in.malformed("more than " + most + " deletions");
        }
        long start = in.readVarUint();
        long length = in.readVarUint();
        if (length > LibDecoder.MAX_SAFE_INTEGER - start) {
          throw in.malformed("clock over 2^53 - 1");
        }
        deletions.orderly &= length > 0 && start >= deletions.last(client);
        deletions.add(client, start, length);
      }
    }
    return deletions;
  }

  /** Whether an operation is deleted; the ranges must be normalised. */
  boolean contains(long client, long clock) {
    ClockRanges ranges = clients.get(client);
    return ranges != null && ranges.contains(clock);
  }

  /** Whether all that another one has is in this one; both must be normalised. */
  boolean covers(DeleteSet other) {
    return other.clients.entrySet().stream()
        .allMatch(
            entry -> {
              ClockRanges ranges = clients.get(entry.getKey());
              return ranges != null && ranges.covers(entry.getValue());
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

  /**
   * How much was written in its operations that are in a store and not deleted, in UTF-16 units.
   */
  long livingIn(StructStore store) {
    long living = 0;
    for (Map.Entry<Long, ClockRanges> entry : clients.entrySet()) {
      living += living(store.list(entry.getKey()), entry.getValue(), 0);
    }
    return living;
  }

  /**
   * The same by client; of those without any nothing is said.
   *
   * @param since what this has is not counted
   */
  Map<Long, Long> livingIn(StructStore store, StateVector since) {
    Map<Long, Long> all = new HashMap<>();
    for (Map.Entry<Long, ClockRanges> entry : clients.entrySet()) {
      long client = entry.getKey();
      long living = living(store.list(client), entry.getValue(), since.clock(client));
      if (living > 0) {
        all.put(client, living);
      }
    }
    return all;
  }

  private static long living(@Nullable StructList structs, ClockRanges ranges, long from) {
    long living = 0;
    for (int i = 0; structs != null && i < ranges.size(); i++) {
      living += structs.living(Math.max(from, ranges.start(i)), ranges.end(i));
    }
    return living;
  }
}
