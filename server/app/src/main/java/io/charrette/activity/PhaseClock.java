package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a phase is timed: not at all, once for all tables, or anew for each table that is called. */
public enum PhaseClock {
  NONE("none"),
  WHOLE("whole"),
  PER_TABLE("per-table");

  private final String jsonName;

  PhaseClock(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
