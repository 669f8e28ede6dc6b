package io.charrette.bridges;

import java.util.List;

/**
 * Two tables that came upon the same cards without knowing of each other.
 *
 * @param one the number of a table
 * @param other the number of another, higher
 * @param shared the cards that both have, those that the fewest tables have first
 */
public record TableBridge(int one, int other, List<RoomCard> shared) {
  public TableBridge {
    shared = List.copyOf(shared);
  }
}
