package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonValue;

/** A colour that means a step, the same on phone, dashboard and screen; ink where there is none. */
public enum StepColour {
  INK("ink"),
  SCAN("scan"),
  CHALLENGE("challenge"),
  PITCH("pitch");

  private final String jsonName;

  StepColour(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
