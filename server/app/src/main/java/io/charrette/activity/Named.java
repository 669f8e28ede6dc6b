package io.charrette.activity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of the few values of an enumeration, which JSON calls by its name in small letters. */
public interface Named {
  /** The name of the constant, which every enumeration has. */
  String name();

  /** The name in JSON. */
  default String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What activities called it before, where that was something else. */
  default @Nullable String formerName() {
    return null;
  }
}
