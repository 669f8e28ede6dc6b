package io.charrette.bridges;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two cards that matter, that nobody has linked, and whose link would bring much together.
 *
 * @param both the numbers of the tables that have both
 */
public record CardBridge(RoomCard one, RoomCard other, SortedSet<Integer> both) {
  public CardBridge {
    both = Collections.unmodifiableSortedSet(new TreeSet<>(both));
  }

  static CardBridge between(RoomCard one, RoomCard other) {
    return new CardBridge(one, other, one.tablesWith(other));
  }
}
