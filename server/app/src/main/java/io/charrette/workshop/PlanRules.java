package io.charrette.workshop;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the time of the workshop is planned (SPEC M22, M23). */
final class PlanRules {
  private PlanRules() {}

  static Decision decide(Workshop state, PlanCommand command, long now) {
    return switch (command) {
      case PlanCommand.SetPlan set -> setPlan(state, set, now);
      case PlanCommand.SetPhaseLengths set -> setLengths(state, set.lengths(), now);
      case PlanCommand.SetAutomation set -> setAutomation(state, set, now);
    };
  }

  private static Decision setPlan(Workshop state, PlanCommand.SetPlan set, long now) {
    if (goesOnAfter(state.deleteAfter(), set)) {
      return afterDeletion();
    }
    Plan plan = state.controls().plan();
    return plan.equals(plan.from(set.start(), set.end()))
        ? Decision.alreadySo()
        : Decision.accept(new Event.PlanSet(now, set.start(), set.end()));
  }

  /** Whether the workshop would be deleted before it is over. */
  static boolean goesOnAfter(long deleteAfter, PlanCommand.SetPlan plan) {
    return (plan.start() != null && plan.start() >= deleteAfter)
        || (plan.end() != null && plan.end() > deleteAfter);
  }

  static Decision afterDeletion() {
    return Decision.reject(
        Rejection.AFTER_DELETION, "the workshop must be over before it is deleted");
  }

  private static Decision setLengths(Workshop state, Map<String, Long> lengths, long now) {
    Controls controls = state.controls();
    Map<String, Long> changed = new LinkedHashMap<>();
    for (Map.Entry<String, Long> wanted : lengths.entrySet()) {
      int index = controls.indexOf(wanted.getKey());
      if (index < 0) {
        return PhaseRules.unknown(wanted.getKey());
      }
      Decision refusal = refusalOf(state, index);
      if (refusal != null) {
        return refusal;
      }
      if (isChange(controls, index, wanted.getValue())) {
        changed.put(wanted.getKey(), wanted.getValue());
      }
    }
    return changed.isEmpty()
        ? Decision.alreadySo()
        : Decision.accept(new Event.PhaseLengthsSet(now, changed));
  }

  /** Also where the length stays, and the present clock was set to another. */
  private static boolean isChange(Controls controls, int index, long length) {
    return controls.phases().get(index).length() != length
        || (index == controls.phaseIndex()
            && controls.timer() instanceof TimerState.Ready ready
            && ready.length() != length);
  }

  /** What has run already keeps its length: all before the present phase, and a started clock. */
  private static @Nullable Decision refusalOf(Workshop state, int index) {
    Controls controls = state.controls();
    Phase phase = state.activity().phase(controls.phases().get(index).id()).orElseThrow();
    if (phase.clock() == PhaseClock.NONE) {
      return Decider.notNow("this phase has no clock");
    }
    boolean started =
        phase.clock() == PhaseClock.WHOLE && !(controls.timer() instanceof TimerState.Ready);
    return index < controls.phaseIndex() || (index == controls.phaseIndex() && started)
        ? Decider.notNow("a phase has run already")
        : null;
  }

  private static Decision setAutomation(Workshop state, PlanCommand.SetAutomation set, long now) {
    if (state.controls().indexOf(set.phase()) < 0) {
      return PhaseRules.unknown(set.phase());
    }
    if (state.activity().phase(set.phase()).orElseThrow().clock() == PhaseClock.NONE) {
      return Decider.notNow("this phase has no clock");
    }
    Automation wanted = set.automation();
    return state.controls().plan().in(set.phase()).equals(wanted)
        ? Decision.alreadySo()
        : Decision.accept(new Event.AutomationSet(now, set.phase(), wanted));
  }
}
