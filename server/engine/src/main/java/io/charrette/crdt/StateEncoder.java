package io.charrette.crdt;

import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a document has as updates (format v1). */
final class StateEncoder {
  private final StructStore store;
  private final Pending pending;

  StateEncoder(StructStore store, Pending pending) {
    this.store = store;
    this.pending = pending;
  }

  /** What a replica in a given state lacks, and what waits here. */
  byte[] encode(StateVector since) {
    byte[] state = encodeIntegrated(since);
    return pending.isEmpty()
        ? state
        : merged(List.of(state, pending.encodeDeletions(), diff(pending.encodeStructs(), since)));
  }

  /** What a replica in a given state lacks, without what waits here. */
  byte[] encodeIntegrated(StateVector since) {
    return StructBlock.encode(blocks(since), DeleteSet.of(store));
  }

  /** All that is integrated, as it will be once what was deleted is collected. */
  byte[] encodeCollected() {
    return StructBlock.encodeCollected(blocks(StateVector.EMPTY), DeleteSet.of(store));
  }

  private List<StructBlock> blocks(StateVector since) {
    List<StructBlock> blocks = new ArrayList<>();
    for (StructList structs : store.lists()) {
      long known = since.clock(structs.client);
      if (structs.end() > known) {
        blocks.add(new StructBlock(structs, known));
      }
    }
    return blocks;
  }

  /** What a transaction brought; null if it brought nothing. */
  byte @Nullable [] encode(Transaction finished) {
    if (finished.deferred().isEmpty()) {
      return finished.changes() > 0 ? encodeChanges(finished) : null;
    }
    List<byte[]> parts = new ArrayList<>();
    if (finished.changes() > 0) {
      parts.add(encodeChanges(finished));
    }
    parts.addAll(finished.deferred());
    return merged(parts);
  }

  /** What a transaction made part of the document; empty if that is nothing. */
  byte[] encodeNews(Transaction finished) {
    return finished.changes() > 0 ? encodeChanges(finished) : new byte[0];
  }

  private byte[] encodeChanges(Transaction finished) {
    GrownClients grown = finished.grown();
    List<StructBlock> blocks = new ArrayList<>(grown.size());
    for (int i = 0; i < grown.size(); i++) {
      blocks.add(new StructBlock(store.known(grown.client(i)), grown.clockBefore(i)));
    }
    return StructBlock.encode(blocks, finished.deletions());
  }

  private static byte[] diff(byte[] update, StateVector since) {
    try {
      return Updates.diff(update, since);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update of our own is malformed", e);
    }
  }

  private static byte[] merged(List<byte[]> updates) {
    try {
      return Updates.merge(updates);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update of our own is malformed", e);
    }
  }
}
