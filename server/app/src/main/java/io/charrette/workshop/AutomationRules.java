package io.charrette.workshop;

import io.charrette.activity.PhaseClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a workshop's clock has the server do by itself, and when (SPEC M23). Who asks too late for a
 * cue finds it missed: the workshop does not run off by itself when a server comes back.
 */
public final class AutomationRules {
  private static final long TURN_WARNING_MS = 20_000;

  private AutomationRules() {}

  /** A cue that is still to come, and when, epoch milliseconds. */
  private record Awaited(Cue cue, long at) {}

  /** When the next cue comes, epoch milliseconds; empty when none is awaited. */
  public static OptionalLong next(Workshop state) {
    return state.exists() ? awaited(state).mapToLong(Awaited::at).min() : OptionalLong.empty();
  }

  /** Does all that is due: each cue once, whoever asks and how often. */
  static Decision decide(Workshop state, long now) {
    List<Event> events = new ArrayList<>();
    List<Awaited> due =
        awaited(state)
            .filter(cue -> cue.at() <= now)
            .sorted(Comparator.comparingLong(Awaited::at).thenComparing(Awaited::cue))
            .toList();
    for (Awaited each : due) {
      boolean inTime = now - each.at() <= WorkshopLimits.CUE_LATE_MS;
      events.add(new Event.Cued(now, each.cue(), inTime));
      if (inTime) {
        act(state, each.cue(), now, events);
      }
    }
    return new Decision.Accepted(events);
  }

  private static Stream<Awaited> awaited(Workshop state) {
    Controls controls = state.controls();
    if (!(controls.timer() instanceof TimerState.Running running)) {
      return Stream.empty();
    }
    Cues cues = state.runSheet().cues();
    Automation automation = controls.automation();
    return Stream.of(Cue.values())
        .filter(cue -> automation.asksFor(cue) && cues.awaits(cue))
        .map(cue -> new Awaited(cue, at(state, cue, running.deadline())))
        // What lay behind already when the clock got this deadline does not come.
        .filter(cue -> cue.at() > cues.since());
  }

  private static long at(Workshop state, Cue cue, long deadline) {
    return switch (cue) {
      case WARNING -> deadline - warning(state);
      case ZERO -> deadline;
      case ADVANCE ->
          deadline
              + state.controls().extra().values().stream()
                  .mapToLong(Long::longValue)
                  .max()
                  .orElse(0);
    };
  }

  /** How long before its end the clock turns amber on every page, milliseconds. */
  private static long warning(Workshop state) {
    long length = state.controls().phaseLength();
    return state.phase().clock() == PhaseClock.TURNS
        ? Math.min(TURN_WARNING_MS, length / 3)
        : length / 5;
  }

  private static void act(Workshop state, Cue cue, long now, List<Event> events) {
    Automation automation = state.controls().automation();
    automation
        .message(cue)
        .ifPresent(
            text ->
                events.add(
                    new Event.MessageSent(
                        now,
                        "m" + (state.version() + events.size() + 1),
                        text,
                        null,
                        Reach.PHONES)));
    if (cue == Cue.ADVANCE) {
      events.addAll(goOn(state, now));
    }
  }

  /** To the next turn, or else to the next phase, whose clock starts if it is one for all. */
  private static List<Event> goOn(Workshop state, long now) {
    Controls controls = state.controls();
    List<Integer> coming =
        controls
            .turnsIn(controls.phase())
            .map(turns -> turns.comingTo(state.seatedTables()).order())
            .orElse(List.of());
    if (!coming.isEmpty()) {
      return List.of(new Event.TurnCalled(now, coming.getFirst(), now + controls.phaseLength()));
    }
    int next = controls.phaseIndex() + 1;
    if (next >= controls.phases().size()) {
      return List.of();
    }
    ScheduledPhase phase = controls.phases().get(next);
    boolean starts = state.activity().phase(phase.id()).orElseThrow().clock() == PhaseClock.WHOLE;
    return List.of(
        starts
            ? new Event.PhaseAdvanced(now, phase.id(), now + phase.length())
            : new Event.PhaseEntered(now, phase.id()));
  }
}
