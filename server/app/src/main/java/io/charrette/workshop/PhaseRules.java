package io.charrette.workshop;

import io.charrette.activity.PhaseClock;
import java.util.List;

/** When the workshop goes to another phase, or a phase changes (SPEC M3, M4). */
final class PhaseRules {
  private PhaseRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Phases command, long now) {
    return switch (command) {
      case FacilitatorCommand.GoToPhase go -> goTo(state, go.phase(), now);
      case FacilitatorCommand.NextPhase ignored -> step(state, 1, "this is the last phase", now);
      case FacilitatorCommand.PreviousPhase ignored ->
          step(state, -1, "this is the first phase", now);
      case FacilitatorCommand.SetPhaseLength set -> setLength(state, set, now);
      case FacilitatorCommand.ReorderPhases reorder -> reorder(state, reorder.phases(), now);
    };
  }

  private static Decision goTo(Workshop state, String phase, long now) {
    if (state.controls().indexOf(phase) < 0) {
      return unknown(phase);
    }
    if (state.controls().phase().equals(phase)) {
      return Decider.notNow("this is the present phase");
    }
    return Decision.accept(new Event.PhaseEntered(now, phase));
  }

  private static Decision step(Workshop state, int by, String whyNot, long now) {
    List<ScheduledPhase> phases = state.controls().phases();
    int to = state.controls().phaseIndex() + by;
    return to < 0 || to >= phases.size()
        ? Decider.notNow(whyNot)
        : Decision.accept(new Event.PhaseEntered(now, phases.get(to).id()));
  }

  private static Decision setLength(
      Workshop state, FacilitatorCommand.SetPhaseLength set, long now) {
    int index = state.controls().indexOf(set.phase());
    if (index < 0) {
      return unknown(set.phase());
    }
    if (state.activity().phase(set.phase()).orElseThrow().clock() == PhaseClock.NONE) {
      return Decider.notNow("this phase has no clock");
    }
    return state.controls().phases().get(index).length() == set.length()
        ? Decision.alreadySo()
        : Decision.accept(new Event.PhaseLengthSet(now, set.phase(), set.length()));
  }

  private static Decision reorder(Workshop state, List<String> wanted, long now) {
    List<String> present = state.controls().phases().stream().map(ScheduledPhase::id).toList();
    if (!wanted.stream().sorted().toList().equals(present.stream().sorted().toList())) {
      return Decider.malformed("phases: must name every phase once");
    }
    return wanted.equals(present)
        ? Decision.alreadySo()
        : Decision.accept(new Event.PhasesReordered(now, wanted));
  }

  static Decision unknown(String phase) {
    return Decider.malformed("phase: there is no phase \"" + phase + "\"");
  }
}
