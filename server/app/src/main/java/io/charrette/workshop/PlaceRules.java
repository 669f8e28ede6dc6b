package io.charrette.workshop;

import io.charrette.activity.Activity;
import java.util.Optional;

/** What a table may work on: something exactly where the activity has a word for it (SPEC M8). */
final class PlaceRules {
  private PlaceRules() {}

  /** What is wrong with a place, in words that begin with the name of its field. */
  static Optional<String> problemOf(String field, String place, Activity activity) {
    if (activity.words().place() != null) {
      return Text.name(field, place, 1, WorkshopLimits.PLACE);
    }
    return place.isBlank()
        ? Optional.empty()
        : Optional.of(field + ": tables have none in this activity");
  }
}
