package io.charrette.load;

import java.util.List;

/**
 * Where virtual clients may sit.
 *
 * @param seats for each table those of its people
 * @param workshops Charrette's, in the order of their tables; none for others
 */
record Venue(List<List<Seat>> seats, List<Workshop> workshops) {
  /** What a facilitator has of a workshop. */
  record Workshop(String id, String facilitatorToken) {}
}
