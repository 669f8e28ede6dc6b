package io.charrette.bridges;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A card as the whole room knows it.
 *
 * @param name as people read it
 * @param category the id of a category, or empty
 * @param stars the sum over all tables, at least 0
 * @param tables the numbers of the tables that have it, at least one
 */
public record RoomCard(String name, String category, int stars, SortedSet<Integer> tables) {
  public RoomCard {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
  }

  /**
   * How much it matters to the room, at least 1: a point for each star, and one for each table that
   * came upon it.
   */
  double weight() {
    return stars + tables.size();
  }

  /** The numbers of the tables that have both this one and another. */
  SortedSet<Integer> tablesWith(RoomCard other) {
    SortedSet<Integer> both = new TreeSet<>(tables);
    both.retainAll(other.tables);
    return both;
  }

  /** Whether anybody has said that it matters: with a star, or at a second table. */
  boolean matters() {
    return stars > 0 || tables.size() > 1;
  }
}
