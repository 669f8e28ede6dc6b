package io.charrette.live.loop;

/** What a token makes of its bearer. */
public enum Role {
  FACILITATOR("facilitator"),
  HELPER("helper"),
  SCREEN("screen"),
  PARTICIPANT("participant");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** Its name on the wire and in metrics. */
  public String label() {
    return label;
  }
}
