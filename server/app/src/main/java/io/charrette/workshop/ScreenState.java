package io.charrette.workshop;

import io.charrette.activity.PhaseScreen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the room screen is told to show (SPEC M35).
 *
 * @param scene the scene that was chosen, null for the one that the present phase has by itself
 * @param table the table that is shown instead, null when none is; never together with a scene
 * @param blank whether it shows nothing at all
 * @param frozen what is shown of the table's texts in place of what they are now, by field (SPEC
 *     M26); null when it follows them, and always without a table
 * @param map whose map it is, null for that of the whole room; only with the scene of a map
 */
public record ScreenState(
    @Nullable PhaseScreen scene,
    @Nullable Integer table,
    boolean blank,
    @Nullable Map<String, String> frozen,
    @Nullable MapPart map) {
  /** What a workshop begins with: the scene of its phase. */
  static final ScreenState OF_PHASE = ofScene(null);

  public ScreenState {
    frozen = frozen == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(frozen));
  }

  /** This scene, or that of the phase, for all to see. */
  static ScreenState ofScene(@Nullable PhaseScreen scene) {
    return new ScreenState(scene, null, false, null, null);
  }

  /** The map of a part of the room, for all to see. */
  static ScreenState ofMap(MapPart part) {
    return new ScreenState(PhaseScreen.MAP, null, false, null, part);
  }

  /** This table, for all to see, with its texts as they are now. */
  static ScreenState showing(int number) {
    return new ScreenState(null, number, false, null, null);
  }

  /** The scene of the phase, behind a curtain where there is one. */
  ScreenState ofPhase() {
    return new ScreenState(null, null, blank, null, null);
  }

  ScreenState withBlank(boolean nothing) {
    return new ScreenState(scene, table, nothing, frozen, map);
  }

  /** With the texts of the table as they are told here; null: as they are now. */
  ScreenState withFrozen(@Nullable Map<String, String> texts) {
    return new ScreenState(scene, table, blank, texts, map);
  }

  /** The same for those to whom these fields are not shown. */
  ScreenState without(Set<String> hidden) {
    if (frozen == null) {
      return this;
    }
    Map<String, String> shown = new LinkedHashMap<>(frozen);
    shown.keySet().removeAll(hidden);
    return withFrozen(shown);
  }

  /** The same once a table was closed and its people sit at another. */
  ScreenState merged(int from, int into) {
    return shows(from)
        ? showing(into).withBlank(blank)
        : new ScreenState(scene, table, blank, frozen, map == null ? null : map.merged(from, into));
  }

  boolean shows(int number) {
    return table != null && table == number;
  }
}
