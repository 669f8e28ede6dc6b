package io.charrette.sync;

import java.util.List;

/**
 * What an update did to the states of clients.
 *
 * @param added the ids of clients that are new
 * @param updated the ids of clients that have a newer state
 * @param removed the ids of clients that have left
 */
public record AwarenessChange(List<Long> added, List<Long> updated, List<Long> removed) {
  /** Copies the lists. */
  public AwarenessChange {
    added = List.copyOf(added);
    updated = List.copyOf(updated);
    removed = List.copyOf(removed);
  }

  /** Whether nothing has changed. */
  public boolean isEmpty() {
    return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
  }
}
