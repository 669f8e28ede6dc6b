package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** An icon of the palette (SPEC A1). */
public enum Icon implements Named {
  BUILDING("building", "gov"),
  NETWORK("network", "net"),
  CODE("code", "civic"),
  CAP("cap", "learn"),
  COIN("coin", "fund"),
  HOUSE("house", "anchor"),
  STAR("star", "fed"),
  PEOPLE("people"),
  HEART("heart"),
  LEAF("leaf"),
  SHIELD("shield"),
  BOLT("bolt"),
  SPEECH("speech"),
  QUESTION("question"),
  PLUS("plus"),
  MINUS("minus");

  private final String jsonName;
  private final @Nullable String formerName;

  Icon(String jsonName) {
    this.jsonName = jsonName;
    this.formerName = null;
  }

  Icon(String jsonName, String formerName) {
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
