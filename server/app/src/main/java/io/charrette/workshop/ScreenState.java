package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * What the room screen is told to show.
 *
 * @param table the table that is shown, null when none is
 * @param blank whether it shows nothing at all
 */
public record ScreenState(@Nullable Integer table, boolean blank) {
  boolean shows(int number) {
    return table != null && table == number;
  }
}
