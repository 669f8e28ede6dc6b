package io.charrette.workshop;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;

/** When what each writes is hidden from the others, and until when (SPEC M38 to M40). */
final class SilenceRules {
  private SilenceRules() {}

  static Decision decide(Workshop state, SilentCommand command, long now) {
    return switch (command) {
      case SilentCommand.AskForSilence ask -> ask(state, ask, now);
      case SilentCommand.FormPairs ignored -> pair(state, now);
      case SilentCommand.ShowWords ignored -> show(state, now);
    };
  }

  private static Decision ask(Workshop state, SilentCommand.AskForSilence ask, long now) {
    Controls controls = state.controls();
    int index = controls.indexOf(ask.phase());
    if (index < 0) {
      return PhaseRules.unknown(ask.phase());
    }
    boolean isPresent = index == controls.phaseIndex();
    boolean isSo =
        isPresent
            ? state.silence().present() != null
            : state.silence().asked().contains(ask.phase());
    if (isSo == ask.on()) {
      return Decision.alreadySo();
    }
    if (isPresent && !ask.on()) {
      return Decider.notNow("the silence has begun; it ends when what was written is shown");
    }
    return ask.on() && !isWrittenIn(state, ask.phase())
        ? Decider.notNow("tables write nothing in this phase")
        : Decision.accept(new Event.SilenceAsked(now, ask.phase(), ask.on()));
  }

  /** Whether a phase leads to a sheet and leaves tables to write on it: in turns they listen. */
  private static boolean isWrittenIn(Workshop state, String id) {
    Phase phase = state.activity().phase(id).orElseThrow();
    return phase.sheet() != null && phase.clock() != PhaseClock.TURNS;
  }

  private static Decision pair(Workshop state, long now) {
    Silence.Present present = state.silence().present();
    if (present == null) {
      return Decider.notNow("nothing is hidden");
    }
    return present.pairs() ? Decision.alreadySo() : Decision.accept(new Event.PairsFormed(now));
  }

  private static Decision show(Workshop state, long now) {
    if (state.silence().present() == null) {
      return Decider.notNow("nothing is hidden");
    }
    return state.controls().lockedSince().isEmpty()
        ? Decision.accept(new Event.WordsShown(now))
        : Decider.notNow("pens are down, and what was written could not come in");
  }

  /** Something that a participant wrote is held back. */
  static Decision noteDraft(Workshop state, String participant, long now) {
    Silence.Present present = state.silence().present();
    boolean isNews =
        present != null
            && state.participant(participant).isPresent()
            && !present.writers().contains(participant);
    if (!isNews) {
      return Decision.alreadySo();
    }
    Event held = new Event.DraftHeld(now, participant);
    // Whose words are still to come is not one who has nothing to say (SPEC M13).
    return state.people().writers().contains(participant)
        ? Decision.accept(held)
        : Decision.accept(held, new Event.ParticipantWrote(now, participant));
  }
}
