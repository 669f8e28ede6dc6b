package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** A colour of the palette (SPEC A1); ink belongs to phases without a sheet. */
public enum Hue implements Named {
  INK("ink"),
  BLUE("blue", "scan"),
  RUST("rust", "challenge"),
  PURPLE("purple", "pitch"),
  NAVY("navy", "gov"),
  TEAL("teal", "net"),
  GREEN("green", "civic"),
  GOLD("gold", "learn"),
  ROSE("rose", "fund"),
  VIOLET("violet", "anchor"),
  RED("red", "fed"),
  OLIVE("olive"),
  SLATE("slate");

  private final String jsonName;
  private final @Nullable String formerName;

  Hue(String jsonName) {
    this.jsonName = jsonName;
    this.formerName = null;
  }

  Hue(String jsonName, String formerName) {
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
