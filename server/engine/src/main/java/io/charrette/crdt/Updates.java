package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be done with encoded updates (format v1) without a document, and without losing what is
 * pending. All methods throw {@link MalformedDataException} if bytes are no update, and may be used
 * by any thread.
 */
public final class Updates {
  private Updates() {}

  /** One update that brings what all of them bring; of a single one the very same array. */
  public static byte[] merge(List<byte[]> updates) throws MalformedDataException {
    return updates.size() == 1 ? updates.getFirst() : new UpdateMerger().merge(updates);
  }

  /** The part of an update that a replica in a given state lacks. All deletions are part of it. */
  public static byte[] diff(byte[] update, StateVector since) throws MalformedDataException {
    UpdateReader reader = reader(update);
    UpdateWriter out = new UpdateWriter();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      long known = since.clock(struct.client);
      if (!(struct instanceof Skip) && struct.end() > known) {
        out.add(struct, Math.max(known - struct.clock, 0));
      }
    }
    return out.finish(reader.readDeletions());
  }

  /** An update without the operations of some clients. All deletions stay part of it. */
  public static byte[] without(byte[] update, Set<Long> clients) throws MalformedDataException {
    UpdateReader reader = reader(update);
    UpdateWriter out = new UpdateWriter();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (!(struct instanceof Skip) && !clients.contains(struct.client)) {
        out.add(struct, 0);
      }
    }
    return out.finish(reader.readDeletions());
  }

  /**
   * An update without the deletions of operations that one state has and an earlier one has not.
   */
  public static byte[] withoutDeleting(byte[] update, StateVector earlier, StateVector state)
      throws MalformedDataException {
    UpdateReader reader = reader(update);
    UpdateWriter out = new UpdateWriter();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (!(struct instanceof Skip)) {
        out.add(struct, 0);
      }
    }
    DeleteSet rest = new DeleteSet();
    reader
        .readDeletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              for (int i = 0; i < ranges.size(); i++) {
                long until = Math.min(ranges.end(i), earlier.clock(client));
                long since = Math.max(ranges.start(i), state.clock(client));
                rest.add(client, ranges.start(i), until - ranges.start(i));
                rest.add(client, Math.max(since, until), ranges.end(i) - Math.max(since, until));
              }
            });
    return out.finish(rest);
  }

  /** An update that deletes the first operations of a client, as many as said, and does no more. */
  public static byte[] deletingFirst(long client, long operations) {
    DeleteSet deletions = new DeleteSet();
    deletions.add(client, 0, operations);
    return new UpdateWriter().finish(deletions);
  }

  /** The state of a document to which the update, and nothing else, was applied. */
  public static StateVector stateVector(byte[] update) throws MalformedDataException {
    UpdateReader reader = reader(update);
    Map<Long, Long> clocks = new HashMap<>();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      boolean follows = struct.clock == clocks.getOrDefault(struct.client, 0L);
      if (follows && !(struct instanceof Skip)) {
        clocks.put(struct.client, struct.end());
      }
    }
    reader.readDeletions();
    return StateVector.of(clocks);
  }

  /**
   * Whether nothing would wait in a document to which the update, and nothing else, was applied.
   */
  public static boolean isComplete(byte[] update) throws MalformedDataException {
    UpdateReader reader = reader(update);
    Map<Long, Long> clocks = new HashMap<>();
    Map<Long, Long> needed = new HashMap<>();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (struct instanceof Skip || struct.clock != clocks.getOrDefault(struct.client, 0L)) {
        return false;
      }
      clocks.put(struct.client, struct.end());
      if (struct instanceof Item item) {
        item.forEachReference((client, clock) -> needed.merge(client, clock + 1, Math::max));
      }
    }
    reader
        .readDeletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              for (int i = 0; i < ranges.size(); i++) {
                needed.merge(client, ranges.end(i), Math::max);
              }
            });
    return needed.entrySet().stream()
        .allMatch(each -> each.getValue() <= clocks.getOrDefault(each.getKey(), 0L));
  }

  private static UpdateReader reader(byte[] update) throws MalformedDataException {
    return new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
  }
}
