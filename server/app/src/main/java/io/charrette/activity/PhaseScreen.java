package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the room screen shows in a phase. */
public enum PhaseScreen {
  LOBBY("lobby"),
  COUNTDOWN("countdown"),
  WALL("wall"),
  PITCHES("pitches"),
  END("end");

  private final String jsonName;

  PhaseScreen(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
