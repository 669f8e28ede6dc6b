package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** One of a few values that JSON calls by name. */
public interface Named {
  /** The name in JSON. */
  String jsonName();

  /** What activities called it before, where that was something else. */
  default @Nullable String formerName() {
    return null;
  }
}
