package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A scene of the room screen: what it shows in a phase by itself, or what was chosen for it. */
public enum PhaseScreen implements Named {
  /** The way in, and the tables as they fill. */
  @JsonProperty("lobby")
  LOBBY("lobby"),

  /** The clock and what the phase asks. */
  @JsonProperty("clock")
  CLOCK("clock"),

  /** The clock, and beside it what the tables find and how many have written. */
  @JsonProperty("found")
  FOUND("found", "countdown"),

  /** What each table writes, side by side. */
  @JsonProperty("wall")
  WALL("wall"),

  /** The cards of all tables and the links between them. */
  @JsonProperty("map")
  MAP("map"),

  /** The table that has its turn, or between two turns which comes next. */
  @JsonProperty("turns")
  TURNS("turns"),

  /** What the room has found together. */
  @JsonProperty("end")
  END("end");

  private final String jsonName;
  private final @Nullable String formerName;

  PhaseScreen(String jsonName) {
    this(jsonName, null);
  }

  PhaseScreen(String jsonName, @Nullable String formerName) {
    this.jsonName = jsonName;
    this.formerName = formerName;
  }

  @Override
  public String jsonName() {
    return jsonName;
  }

  @Override
  public @Nullable String formerName() {
    return formerName;
  }
}
