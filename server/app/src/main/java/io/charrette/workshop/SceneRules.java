package io.charrette.workshop;

import io.charrette.activity.PhaseClock;
import io.charrette.activity.PhaseScreen;
import org.jspecify.annotations.Nullable;

/** Which scene the room screen shows (SPEC M35). */
final class SceneRules {
  private SceneRules() {}

  static Decision decide(Workshop state, PhaseScreen scene, long now) {
    if (scene == PhaseScreen.TURNS && state.phase().clock() != PhaseClock.TURNS) {
      return Decider.notNow("this phase has no turns");
    }
    if (scene == PhaseScreen.MAP && state.activity().cardSheets().isEmpty()) {
      return Decider.notNow("this activity has no cards that a map could show");
    }
    return after(state, scene).equals(state.controls().screen())
        ? Decision.alreadySo()
        : Decision.accept(new Event.SceneChosen(now, scene));
  }

  /** The screen once a scene was chosen; that of turns is the table that has its turn, if any. */
  static ScreenState after(Workshop state, PhaseScreen scene) {
    if (scene == PhaseScreen.TURNS) {
      Integer table = presenting(state.controls());
      return table == null ? ScreenState.OF_PHASE : ScreenState.showing(table);
    }
    return ScreenState.ofScene(scene);
  }

  private static @Nullable Integer presenting(Controls controls) {
    return controls.turnsIn(controls.phase()).map(Turns::presenting).orElse(null);
  }
}
