package io.charrette.activity;

/** What the room screen shows in a phase. */
public enum PhaseScreen implements Named {
  LOBBY("lobby"),
  COUNTDOWN("countdown"),
  WALL("wall"),
  TURNS("turns"),
  END("end");

  private final String jsonName;

  PhaseScreen(String jsonName) {
    this.jsonName = jsonName;
  }

  @Override
  public String jsonName() {
    return jsonName;
  }
}
