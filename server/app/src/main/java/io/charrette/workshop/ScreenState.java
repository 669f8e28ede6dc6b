package io.charrette.workshop;

import io.charrette.activity.PhaseScreen;
import org.jspecify.annotations.Nullable;

/**
 * What the room screen is told to show (SPEC M35).
 *
 * @param scene the scene that was chosen, null for the one that the present phase has by itself
 * @param table the table that is shown instead, null when none is; never together with a scene
 * @param blank whether it shows nothing at all
 */
public record ScreenState(@Nullable PhaseScreen scene, @Nullable Integer table, boolean blank) {
  /** What a workshop begins with: the scene of its phase. */
  static final ScreenState OF_PHASE = new ScreenState(null, null, false);

  /** This table, for all to see. */
  static ScreenState showing(int number) {
    return new ScreenState(null, number, false);
  }

  /** The scene of the phase, behind a curtain where there is one. */
  ScreenState ofPhase() {
    return new ScreenState(null, null, blank);
  }

  ScreenState withBlank(boolean nothing) {
    return new ScreenState(scene, table, nothing);
  }

  boolean shows(int number) {
    return table != null && table == number;
  }
}
