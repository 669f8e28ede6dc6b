package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonValue;

/** A name of the palette of sectors (SPEC A1): a hue, or an icon. */
public enum SectorStyle {
  GOV("gov"),
  NET("net"),
  CIVIC("civic"),
  LEARN("learn"),
  FUND("fund"),
  ANCHOR("anchor"),
  FED("fed");

  private final String jsonName;

  SectorStyle(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
