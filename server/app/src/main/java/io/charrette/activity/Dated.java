package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** The rule of notes that say the world has moved on: they carry a year (SPEC A2). */
final class Dated {
  private Dated() {}

  static void check(@Nullable String note, @Nullable Integer year) {
    if (year == null) {
      return;
    }
    Check.range("year", year, 1990, 2100);
    if (note == null || !note.contains(year.toString())) {
      throw new InvalidActivityException("year", "the note must name the year " + year);
    }
  }
}
