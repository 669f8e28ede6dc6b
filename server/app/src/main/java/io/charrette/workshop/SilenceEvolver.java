package io.charrette.workshop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evolves the silence (SPEC M38): by what is asked of it, and by every event that leads to another
 * phase, whatever control has brought that about.
 */
final class SilenceEvolver {
  private SilenceEvolver() {}

  /**
   * What an event has made of {@code before}, with its silence. Where one begins or ends, nothing
   * before that can be taken back any longer: words that were shown stay shown.
   */
  static Workshop evolve(Workshop before, Event event, Workshop after) {
    Silence silence = silence(before, event, after);
    if (silence.equals(before.silence())) {
      return after;
    }
    boolean turned = !Objects.equals(since(silence), since(before.silence()));
    return after.with(silence, turned ? null : after.undo());
  }

  private static Silence silence(Workshop before, Event event, Workshop after) {
    Silence silence = before.silence();
    Silence.Present present = silence.present();
    String phase = after.controls().phase();
    if (event instanceof Event.SilenceAsked asked) {
      return asked.on() && asked.phase().equals(phase)
          ? silence.begun(phase, asked.at())
          : silence.asking(asked.phase(), asked.on());
    }
    if (!phase.equals(before.controls().phase())) {
      return silence.entering(phase, event.at());
    }
    if (present == null) {
      return silence;
    }
    return switch (event) {
      case Event.PairsFormed ignored -> silence.with(present.inPairs(after.people()));
      case Event.WordsShown shown -> silence.ended(shown.at());
      case Event.DraftHeld held -> silence.with(present.with(held.id()));
      default ->
          satOtherwise(before.people(), after.people())
              ? silence.with(present.among(after.people()))
              : silence;
    };
  }

  private static boolean satOtherwise(People before, People after) {
    return !before.seated().equals(after.seated()) || !before.lapsed().equals(after.lapsed());
  }

  private static @Nullable Long since(Silence silence) {
    Silence.Present present = silence.present();
    return present == null ? null : present.since();
  }
}
