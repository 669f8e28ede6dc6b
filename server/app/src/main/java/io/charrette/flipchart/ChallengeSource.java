package io.charrette.flipchart;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a table took its challenge from. */
public enum ChallengeSource {
  CASE("case"),
  OWN("own");

  private final String jsonName;

  ChallengeSource(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in the document and in JSON. */
  @JsonValue
  public String jsonName() {
    return jsonName;
  }
}
