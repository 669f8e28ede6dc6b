package io.charrette.workshop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that controls set and {@code undo} puts back (SPEC M7).
 *
 * @param phases in their present order
 * @param phase the id of the present one
 * @param turns by phase; of those in which tables are called one after the other
 * @param lockedSince by table, when its pens went down; a table that is not in it is open
 * @param extra by table, milliseconds more than the others have; never 0
 * @param joining whether people may join who are not in yet
 * @param plan when it starts and ends, and what happens by itself
 */
public record Controls(
    List<ScheduledPhase> phases,
    String phase,
    TimerState timer,
    Map<String, Turns> turns,
    ScreenState screen,
    NavigableMap<Integer, Long> lockedSince,
    NavigableMap<Integer, Long> extra,
    boolean joining,
    Plan plan) {

  public Controls {
    phases = List.copyOf(phases);
    turns = Collections.unmodifiableMap(new LinkedHashMap<>(turns));
    lockedSince = frozen(lockedSince);
    extra = frozen(extra);
  }

  /** Where the present phase stands among the others, from 0. */
  int phaseIndex() {
    return indexOf(phase);
  }

  /** Where a phase stands among the others, from 0; -1 when there is none of this id. */
  int indexOf(String phaseId) {
    for (int i = 0; i < phases.size(); i++) {
      if (phases.get(i).id().equals(phaseId)) {
        return i;
      }
    }
    return -1;
  }

  /** The length of the present phase, milliseconds. */
  long phaseLength() {
    return phases.get(phaseIndex()).length();
  }

  /**
   * How long a turn takes that is called now, milliseconds: what the clock was set to between two
   * turns, else the phase's length.
   */
  long turnLength() {
    return timer instanceof TimerState.Ready ready ? ready.length() : phaseLength();
  }

  /**
   * The length of the present phase; 0 when the present phase is none of the phases. Events that
   * are stored are never judged, whatever they say.
   */
  long lengthOrNone() {
    int index = phaseIndex();
    return index < 0 ? 0 : phases.get(index).length();
  }

  Controls with(List<ScheduledPhase> newPhases) {
    return new Controls(newPhases, phase, timer, turns, screen, lockedSince, extra, joining, plan);
  }

  Controls at(String newPhase) {
    return new Controls(phases, newPhase, timer, turns, screen, lockedSince, extra, joining, plan);
  }

  Controls with(TimerState newTimer) {
    return new Controls(phases, phase, newTimer, turns, screen, lockedSince, extra, joining, plan);
  }

  /** The turns in a phase; empty when it has none. */
  public Optional<Turns> turnsIn(String phaseId) {
    return Optional.ofNullable(turns.get(phaseId));
  }

  Controls with(String phaseId, Turns newTurns) {
    Map<String, Turns> all = new LinkedHashMap<>(turns);
    all.put(phaseId, newTurns);
    return new Controls(phases, phase, timer, all, screen, lockedSince, extra, joining, plan);
  }

  Controls with(ScreenState newScreen) {
    return new Controls(phases, phase, timer, turns, newScreen, lockedSince, extra, joining, plan);
  }

  Controls withLocks(Map<Integer, Long> newLockedSince) {
    return new Controls(
        phases, phase, timer, turns, screen, new TreeMap<>(newLockedSince), extra, joining, plan);
  }

  Controls withExtra(Map<Integer, Long> newExtra) {
    return new Controls(
        phases, phase, timer, turns, screen, lockedSince, new TreeMap<>(newExtra), joining, plan);
  }

  Controls withJoining(boolean open) {
    return new Controls(phases, phase, timer, turns, screen, lockedSince, extra, open, plan);
  }

  Controls with(Plan newPlan) {
    return new Controls(phases, phase, timer, turns, screen, lockedSince, extra, joining, newPlan);
  }

  /** What happens by itself in the present phase. */
  Automation automation() {
    return plan.in(phase);
  }

  private static NavigableMap<Integer, Long> frozen(NavigableMap<Integer, Long> map) {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(map));
  }
}
