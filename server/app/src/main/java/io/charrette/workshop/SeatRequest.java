package io.charrette.workshop;

import java.util.Set;

/**
 * Somebody says that a seat at their table was theirs, on another phone (SPEC M20).
 *
 * @param by the id of who asks, as whom they sit at the table meanwhile
 * @param seat the id of the participant whose seat it is
 * @param at when they asked, epoch milliseconds
 * @param refused whether somebody at the table has said no
 */
public record SeatRequest(String by, String seat, long at, boolean refused) {
  /** Whether it still says something: it may be granted, or keeps its asker from asking again. */
  boolean isFresh(long now) {
    return now - at < WorkshopLimits.SEAT_REQUEST_MS;
  }

  /** Whether somebody may still say yes to it. */
  boolean isOpen(long now) {
    return !refused && isFresh(now);
  }

  /** Whether the people of a table, by their ids, may say something to it. */
  boolean isWithin(Set<String> table) {
    return table.contains(seat) && table.contains(by);
  }

  SeatRequest asRefused() {
    return new SeatRequest(by, seat, at, true);
  }
}
