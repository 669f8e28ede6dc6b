package io.charrette.sync;

import java.util.List;

/**
 * What an update did to the states of clients: ids of those that are new, have a newer state, or
 * have left.
 */
public record AwarenessChange(List<Long> added, List<Long> updated, List<Long> removed) {
  public AwarenessChange {
    added = List.copyOf(added);
    updated = List.copyOf(updated);
    removed = List.copyOf(removed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
  }
}
