package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An update that was decoded and found valid as a whole, not yet applied. What it says does not
 * change; it can be applied to any number of documents, but belongs to one thread at a time.
 */
public final class Update {
  /** What a document takes over and changes. */
  record Operations(List<Run> runs, DeleteSet deletions) {}

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final DecodeLimits limits;
  private final int structs;
  private final Map<String, Set<String>> keysByRoot;
  private final Set<ContentKind> contents;
  private final boolean orderly;

  /** There until they are taken; then they are decoded anew. */
  private @Nullable Operations operations;

  private Update(byte[] bytes, int offset, int length, DecodeLimits limits)
      throws MalformedDataException {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.limits = limits;
    UpdateReader reader = new UpdateReader(new LibDecoder(bytes, offset, length), limits);
    Operations read = read(reader);
    this.operations = read;
    this.structs = reader.structs();
    this.keysByRoot = keysByRoot(read.runs());
    this.contents = contents(read.runs());
    this.orderly = read.deletions().isOrderly();
  }

  /**
   * Decodes an update (format v1) that fills the array, which must not be changed afterwards.
   *
   * @throws MalformedDataException if the bytes are no update
   */
  public static Update decode(byte[] bytes) throws MalformedDataException {
    return decode(bytes, 0, bytes.length, DecodeLimits.DEFAULT);
  }

  /**
   * Decodes an update (format v1) that fills a slice of an array, which must not be changed
   * afterwards.
   *
   * @param offset where the slice begins, in bytes
   * @param length how many bytes it has
   * @throws MalformedDataException if the bytes are no update, or one over the limits
   * @throws IndexOutOfBoundsException if the slice does not lie within the array
   */
  public static Update decode(byte[] bytes, int offset, int length, DecodeLimits limits)
      throws MalformedDataException {
    return new Update(bytes, offset, length, limits);
  }

  private static Operations read(UpdateReader reader) throws MalformedDataException {
    List<Run> runs = new ArrayList<>(1);
    Run run = null;
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (struct instanceof Skip) {
        run = null;
      } else if (run != null && run.continuesWith(struct)) {
        run.append(struct);
      } else {
        run = new Run(struct);
        runs.add(run);
      }
    }
    return new Operations(runs, reader.readDeletions());
  }

  private static Map<String, Set<String>> keysByRoot(List<Run> runs) {
    Map<String, Set<String>> keys = null;
    for (Run run : runs) {
      for (Struct struct : run.rest()) {
        if (struct instanceof Item item && item.parent instanceof Parent.Root root) {
          keys = keys == null ? new HashMap<>() : keys;
          Set<String> ofRoot = keys.computeIfAbsent(root.name(), r -> new HashSet<>());
          if (item.key != null) {
            ofRoot.add(item.key);
          }
        }
      }
    }
    return keys == null ? Map.of() : keys;
  }

  private static Set<ContentKind> contents(List<Run> runs) {
    Set<ContentKind> contents = EnumSet.noneOf(ContentKind.class);
    for (Run run : runs) {
      for (Struct struct : run.rest()) {
        if (struct instanceof Item item) {
          contents.add(ContentKind.of(item.content));
        }
      }
    }
    return contents;
  }

  /** Of what kinds the contents of its items are; not to be changed. */
  public Set<ContentKind> contents() {
    return contents;
  }

  /**
   * Every root type that an item of it names as the type it lies in, and of each the keys that such
   * items stand under: those that had no value where the update was made. Not to be changed.
   */
  public Map<String, Set<String>> keysByRoot() {
    return keysByRoot;
  }

  /**
   * Whether what it deletes is written as Yjs writes it: of each client ranges that ascend and
   * overlap nowhere. What of another order has to wait, Yjs takes for deletions of something else.
   */
  public boolean isOrderly() {
    return orderly;
  }

  /** How many bytes it came as. */
  int bytes() {
    return length;
  }

  /** How many structs it has. */
  public int structs() {
    return structs;
  }

  /** How many operations it deletes; in a text each UTF-16 unit is one. */
  public long deletions() {
    return peek().deletions().length();
  }

  /** What it deletes, not to be changed. */
  DeleteSet deleted() {
    return peek().deletions();
  }

  /** The ids of the clients of which it has operations. */
  public Set<Long> clients() {
    List<Run> runs = peek().runs();
    if (runs.size() == 1) {
      return Set.of(runs.getFirst().client);
    }
    Set<Long> clients = new HashSet<>();
    for (Run run : runs) {
      clients.add(run.client);
    }
    return clients;
  }

  /** The clock after the last operation that it has of a client; 0 when it has none. */
  public long end(long client) {
    long end = 0;
    for (Run run : peek().runs()) {
      if (run.client == client) {
        end = Math.max(end, run.end());
      }
    }
    return end;
  }

  /** Whether it has the operation of a client that has this clock. */
  public boolean has(long client, long clock) {
    for (Run run : peek().runs()) {
      if (run.client == client && run.start() <= clock && clock < run.end()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether anything of it refers to an operation of a client with a lesser id. Yjs loads greater
   * clients first, and what they refer to before them: where this is not so, what was there before
   * is loaded in the same order as before.
   */
  public boolean leansOnLesser() {
    for (Run run : peek().runs()) {
      for (Struct struct : run.rest()) {
        if (struct instanceof Item item && item.leansOnLesser()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is one struct and nothing else, which will be one with the last of its client. */
  boolean onlyWritesOn(StructStore store) {
    Operations brought = peek();
    if (structs != 1 || brought.runs().isEmpty() || !brought.deletions().isEmpty()) {
      return false;
    }
    StructList own = store.list(brought.runs().getFirst().client);
    return own != null
        && own.get(own.size() - 1) instanceof Item last
        && brought.runs().getFirst().head() instanceof Item next
        && last.willBeContinuedBy(next);
  }

  /** Whether what it has of each client begins where a store's operations of that client end. */
  boolean continues(StructStore store) {
    Run before = null;
    for (Run run : peek().runs()) {
      // Runs of one client follow each other.
      boolean second = before != null && before.client == run.client;
      if (second || run.start() != store.clock(run.client)) {
        return false;
      }
      before = run;
    }
    return true;
  }

  /** Whether a state with these deletions has all that it brings. */
  boolean isWithin(StateVector state, DeleteSet deletions) {
    Operations brought = peek();
    return brought.runs().stream().allMatch(run -> run.end() <= state.clock(run.client))
        && deletions.covers(brought.deletions().normalise());
  }

  /** Whether all that it brings is in a store. */
  boolean isWithin(StructStore store) {
    Operations brought = peek();
    for (Run run : brought.runs()) {
      if (run.end() > store.clock(run.client)) {
        return false;
      }
    }
    return brought.deletions().isEmpty() || brought.deletions().normalise().isDeletedIn(store);
  }

  /**
   * How many stretches of its structs are deleted already, or collected, without its delete set
   * saying so. A document's delete set will, so that it grows by more than the update has.
   */
  public int unsaidDeletions() {
    int unsaid = 0;
    Operations brought = peek();
    DeleteSet said = brought.deletions().normalise();
    for (Run run : brought.runs()) {
      ClockRanges deleted = null;
      for (Struct struct : run.rest()) {
        if (struct instanceof Gc
            || (struct instanceof Item item && item.content instanceof DeletedContent)) {
          deleted = deleted == null ? new ClockRanges() : deleted;
          deleted.add(struct.clock, struct.end());
        }
      }
      unsaid += deleted == null ? 0 : said.rangesBeyond(run.client, deleted);
    }
    return unsaid;
  }

  /** How many ranges its delete set has. */
  public int deletionRanges() {
    return peek().deletions().ranges();
  }

  /** The update as it came; a copy. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /** What it brings, for one document to take over. */
  Operations take() {
    Operations taken = peek();
    operations = null;
    return taken;
  }

  Operations peek() {
    if (operations == null) {
      try {
        operations = read(new UpdateReader(new LibDecoder(bytes, offset, length), limits));
      } catch (MalformedDataException e) {
        throw new IllegalStateException("the bytes of an update were changed", e);
      }
    }
    return operations;
  }
}
