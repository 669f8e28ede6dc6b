package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A group of seats with one flipchart.
 *
 * @param number from 1
 * @param place what it works on; may be empty
 * @param label what people call it beside its number; may be empty
 * @param helpSince when it called for help, null when it does not
 * @param startedAt when its flipchart was started afresh, epoch milliseconds; {@link
 *     #WITH_WORKSHOP} if it never was. Of two flipcharts of one table the later one is the present
 *     one.
 */
public record Table(
    int number,
    @JsonProperty("city") String place,
    String label,
    @Nullable Long helpSince,
    long startedAt) {
  /** When a flipchart was started that was there from the beginning. */
  public static final long WITH_WORKSHOP = 0;

  /** Whether it calls for help, and that since then; null: since whenever. */
  boolean calls(@Nullable Long since) {
    return helpSince != null && (since == null || since.equals(helpSince));
  }

  Table withHelpSince(@Nullable Long since) {
    return new Table(number, place, label, since, startedAt);
  }

  Table renamed(String newPlace, String newLabel) {
    return new Table(number, newPlace, newLabel, helpSince, startedAt);
  }

  Table startedAfresh(long at) {
    return new Table(number, place, label, helpSince, at);
  }
}
