package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A scene of the room screen: what it shows in a phase by itself, or what was chosen for it. */
public enum PhaseScreen implements Named {
  /** The way in, and the tables as they fill. */
  @JsonProperty("lobby")
  LOBBY,

  /** The clock and what the phase asks. */
  @JsonProperty("clock")
  CLOCK,

  /** The clock, and beside it what the tables find and how many have written. */
  @JsonProperty("found")
  FOUND,

  /** What each table writes, side by side. */
  @JsonProperty("wall")
  WALL,

  /** The cards of all tables and the links between them. */
  @JsonProperty("map")
  MAP,

  /** The table that has its turn, or between two turns which comes next. */
  @JsonProperty("turns")
  TURNS,

  /** What the room has found together. */
  @JsonProperty("end")
  END;

  @Override
  public @Nullable String formerName() {
    return this == FOUND ? "countdown" : null;
  }
}
