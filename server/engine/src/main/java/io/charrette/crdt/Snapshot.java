package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A state of a document at a point: which operations there were, and which of them were deleted.
 * The content itself stays in the document, which must not collect garbage for the past to be
 * restored.
 */
public final class Snapshot {
  private final StateVector state;
  private final DeleteSet deletions;

  private Snapshot(StateVector state, DeleteSet deletions) {
    this.state = state;
    this.deletions = deletions;
  }

  /** The present state of a document. */
  public static Snapshot of(Document document) {
    return new Snapshot(document.stateVector(), DeleteSet.of(document.store()).normalise());
  }

  /** The operations that there were. */
  public StateVector state() {
    return state;
  }

  /**
   * A new document with the content that a document had.
   *
   * @param document the document of which this is a snapshot; it stays as it is
   * @throws IllegalArgumentException if it collects garbage, or has not all the operations
   */
  public Document restore(Document document) {
    if (document.collectsGarbage() || !document.stateVector().covers(state)) {
      throw new IllegalArgumentException("the document no longer has this state");
    }
    UpdateWriter out = new UpdateWriter();
    state
        .clocks()
        .forEach(
            (client, clock) -> {
              if (clock > 0) {
                write(document.store().known(client), clock, out);
              }
            });
    Document restored = new Document(document.clientId());
    try {
      restored.apply(Update.decode(out.finish(deletions)));
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update of our own is malformed", e);
    }
    return restored;
  }

  /** Writes the structs of a client up to a clock, the last one cut if need be. */
  private static void write(StructList structs, long end, UpdateWriter out) {
    int last = structs.indexOf(end - 1);
    for (int i = 0; i < last; i++) {
      out.add(structs.get(i), 0);
    }
    out.addUntil(structs.get(last), end);
  }

  /** Whether it has all that an update brings. */
  public boolean contains(Update update) {
    return update.isWithin(state, deletions);
  }

  /** Its encoding, as Yjs has it: the delete set and the state vector. */
  public byte[] encode() {
    LibEncoder out = new LibEncoder();
    deletions.write(out);
    return out.writeBytes(state.encode()).toByteArray();
  }

  /**
   * Decodes a snapshot that fills the array.
   *
   * @throws MalformedDataException if the bytes are no snapshot
   */
  public static Snapshot decode(byte[] bytes) throws MalformedDataException {
    LibDecoder in = new LibDecoder(bytes);
    DeleteSet deletions = DeleteSet.read(in, Integer.MAX_VALUE);
    return new Snapshot(StateVector.decode(in), deletions.normalise());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot snapshot
        && state.equals(snapshot.state)
        && ranges().equals(snapshot.ranges());
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }

  private Map<Long, String> ranges() {
    Map<Long, String> ranges = new TreeMap<>();
    deletions.clients().forEach((client, of) -> ranges.put(client, of.toString()));
    return ranges;
  }
}
