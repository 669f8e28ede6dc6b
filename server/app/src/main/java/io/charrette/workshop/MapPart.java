package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * The part of the room whose map the screen shows (SPEC M48): exactly one of the two is there.
 *
 * @param place what the tables work on
 * @param table the number of the only one
 */
public record MapPart(@Nullable String place, @Nullable Integer table) {
  public MapPart {
    if ((place == null) == (table == null)) {
      throw new IllegalArgumentException("either place or table must be there");
    }
  }

  /** Whether a table is on it. */
  boolean has(Table other) {
    return table == null ? other.place().equals(place) : other.number() == table;
  }

  /** The same once a table was closed and its people sit at another. */
  MapPart merged(int from, int into) {
    return table != null && table == from ? new MapPart(null, into) : this;
  }
}
