package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Where a message is shown (SPEC M36). */
public enum Reach {
  @JsonProperty("phones")
  PHONES,

  @JsonProperty("screen")
  SCREEN,

  @JsonProperty("both")
  BOTH;

  boolean phones() {
    return this != SCREEN;
  }

  boolean screen() {
    return this != PHONES;
  }

  /** Where a message still is that was taken away from there; null where it was nowhere else. */
  @Nullable Reach without(Reach from) {
    boolean phones = phones() && !from.phones();
    boolean screen = screen() && !from.screen();
    return phones ? (screen ? BOTH : PHONES) : screen ? SCREEN : null;
  }
}
