package io.charrette.workshop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server does by itself in a phase, because a facilitator has asked for it (SPEC M23).
 *
 * @param advance whether the workshop goes on when the time is up: to the next turn, or else to the
 *     next phase
 * @param atWarning what everybody is told when the clock turns amber, null for nothing
 * @param atZero what everybody is told when the time is up, null for nothing
 */
public record Automation(boolean advance, @Nullable String atWarning, @Nullable String atZero) {
  /** Nothing by itself. */
  public static final Automation NONE = new Automation(false, null, null);

  /** Whether anything is to be done at a cue. */
  boolean asksFor(Cue cue) {
    return cue == Cue.ADVANCE ? advance : message(cue).isPresent();
  }

  /** What everybody is told at a cue. */
  Optional<String> message(Cue cue) {
    return Optional.ofNullable(
        switch (cue) {
          case WARNING -> atWarning;
          case ZERO -> atZero;
          case ADVANCE -> null;
        });
  }
}
