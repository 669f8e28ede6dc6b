package io.charrette.workshop;

import io.charrette.activity.CardSheet;
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
    if (scene == PhaseScreen.MAP && hasNoMap(state)) {
      return noMap();
    }
    return after(state, scene).equals(state.controls().screen())
        ? Decision.alreadySo()
        : Decision.accept(new Event.SceneChosen(now, scene));
  }

  /** The map of a part of the room instead of the whole (SPEC M48). */
  static Decision decide(Workshop state, MapPart part, long now) {
    if (hasNoMap(state)) {
      return noMap();
    }
    if (state.openTables().stream().noneMatch(part::has)) {
      return Decision.reject(Rejection.NO_SUCH_TABLE, "there is no such table or place");
    }
    return ScreenState.ofMap(part).equals(state.controls().screen())
        ? Decision.alreadySo()
        : Decision.accept(new Event.MapShown(now, part.place(), part.table()));
  }

  private static boolean hasNoMap(Workshop state) {
    return state.activity().cardSheets().stream().noneMatch(CardSheet::map);
  }

  private static Decision noMap() {
    return Decider.notNow("this activity has no sheet with a map");
  }

  /** The screen once a scene was chosen; that of turns is the table that has its turn, if any. */
  static ScreenState after(Workshop state, PhaseScreen scene) {
    if (scene == PhaseScreen.TURNS) {
      Integer table = presenting(state.controls());
      return table == null ? ScreenState.OF_PHASE : ScreenState.showing(table);
    }
    return ScreenState.ofScene(scene);
  }

  /** The screen with the phase's own scene; while a table has its turn that is this table. */
  static ScreenState cleared(Controls controls) {
    ScreenState screen = controls.screen();
    Integer table = presenting(controls);
    return table == null ? screen.ofPhase() : ScreenState.showing(table).withBlank(screen.blank());
  }

  private static @Nullable Integer presenting(Controls controls) {
    return controls.turnsIn(controls.phase()).map(Turns::presenting).orElse(null);
  }
}
