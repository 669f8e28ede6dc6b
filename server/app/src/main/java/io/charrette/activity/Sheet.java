package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a sheet of the flipchart holds. */
public enum Sheet {
  PLAYERS("players"),
  CHALLENGE("challenge"),
  PITCH("pitch");

  private final String jsonName;

  Sheet(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
