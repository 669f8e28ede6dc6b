package io.charrette.workshop;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Evolves what controls set, which is also what {@code undo} puts back. */
final class ControlEvolver {
  private ControlEvolver() {}

  /** The controls after the event. */
  static Controls evolve(Workshop state, Event.Control event) {
    Controls controls = state.controls();
    return switch (event) {
      case Event.PhaseEntered entered -> enter(state, entered.phase());
      case Event.PhaseLengthSet set -> setLength(controls, set.phase(), set.length());
      case Event.PhasesReordered reordered ->
          controls.with(
              reordered.phases().stream()
                  .map(id -> controls.phases().get(controls.indexOf(id)))
                  .toList());
      case Event.TimerStarted started ->
          controls.with(new TimerState.Running(controls.timer().length(), started.deadline()));
      case Event.TimerPaused paused ->
          controls.with(new TimerState.Paused(controls.timer().length(), paused.remaining()));
      case Event.TimerResumed resumed ->
          controls.with(new TimerState.Running(controls.timer().length(), resumed.deadline()));
      case Event.TimeAdded added -> controls.with(added.timer());
      case Event.TimerReset ignored -> ready(controls);
      case Event.ExtraTimeGiven given -> extra(controls, given.table(), given.extra());
      case Event.PitchesOrdered ordered ->
          controls.with(controls.pitches().ordered(ordered.order()));
      case Event.PitchCalled called ->
          controls
              .with(controls.pitches().call(called.table()))
              .with(new ScreenState(called.table(), false))
              .with(new TimerState.Running(controls.phaseLength(), called.deadline()));
      case Event.PitchSkipped skipped -> {
        Controls after = controls.with(controls.pitches().skip(skipped.table()));
        yield controls.pitches().isPresenting(skipped.table())
            ? leaveStage(after, skipped.table())
            : after;
      }
      case Event.PitchEnded ignored -> {
        Integer table = controls.pitches().presenting();
        Controls after = controls.with(controls.pitches().end());
        yield table == null ? after : leaveStage(after, table);
      }
      case Event.TableShown shown -> controls.with(new ScreenState(shown.table(), false));
      case Event.ScreenCleared ignored ->
          controls.with(new ScreenState(null, controls.screen().blank()));
      case Event.ScreenBlanked blanked ->
          controls.with(new ScreenState(controls.screen().table(), blanked.blank()));
      case Event.Locked locked -> {
        NavigableMap<Integer, Long> since = new TreeMap<>(controls.lockedSince());
        locked.tables().forEach(table -> since.put(table, locked.at()));
        yield controls.withLocks(since);
      }
      case Event.Unlocked unlocked -> {
        NavigableMap<Integer, Long> since = new TreeMap<>(controls.lockedSince());
        unlocked.tables().forEach(since::remove);
        yield controls.withLocks(since);
      }
      case Event.JoiningClosed ignored -> controls.withJoining(false);
      case Event.JoiningOpened ignored -> controls.withJoining(true);
    };
  }

  /** The {@code type} of the command that stands for a control event. */
  static String nameOf(Event.Control event) {
    return switch (event) {
      case Event.PhaseEntered ignored -> "go-to-phase";
      case Event.PhaseLengthSet ignored -> "set-phase-length";
      case Event.PhasesReordered ignored -> "reorder-phases";
      case Event.TimerStarted ignored -> "start-timer";
      case Event.TimerPaused ignored -> "pause-timer";
      case Event.TimerResumed ignored -> "resume-timer";
      case Event.TimeAdded ignored -> "add-time";
      case Event.TimerReset ignored -> "reset-timer";
      case Event.ExtraTimeGiven ignored -> "extra-time";
      case Event.PitchesOrdered ignored -> "order-pitches";
      case Event.PitchCalled ignored -> "call-pitch";
      case Event.PitchSkipped ignored -> "skip-pitch";
      case Event.PitchEnded ignored -> "end-pitch";
      case Event.TableShown ignored -> "show-table";
      case Event.ScreenCleared ignored -> "clear-screen";
      case Event.ScreenBlanked ignored -> "blank-screen";
      case Event.Locked ignored -> "lock";
      case Event.Unlocked ignored -> "unlock";
      case Event.JoiningClosed ignored -> "close-joining";
      case Event.JoiningOpened ignored -> "open-joining";
    };
  }

  /** A phase begins (SPEC M4). */
  private static Controls enter(Workshop state, String id) {
    Phase phase = state.activity().phase(id).orElseThrow();
    Controls entered = ready(state.controls().at(id)).withExtra(new TreeMap<>());
    return phase.clock() == PhaseClock.TURNS
        ? entered
        : entered
            .with(entered.pitches().end())
            .with(new ScreenState(null, entered.screen().blank()));
  }

  private static Controls ready(Controls controls) {
    return controls.with(new TimerState.Ready(controls.phaseLength()));
  }

  private static Controls setLength(Controls controls, String id, long length) {
    List<ScheduledPhase> phases =
        controls.phases().stream()
            .map(phase -> phase.id().equals(id) ? new ScheduledPhase(id, length) : phase)
            .toList();
    Controls after = controls.with(phases);
    boolean waiting = controls.timer() instanceof TimerState.Ready;
    return waiting && controls.phase().equals(id) ? ready(after) : after;
  }

  private static Controls extra(Controls controls, int table, long extra) {
    NavigableMap<Integer, Long> all = new TreeMap<>(controls.extra());
    if (extra == 0) {
      all.remove(table);
    } else {
      all.put(table, extra);
    }
    return controls.withExtra(all);
  }

  /** The table that pitched no longer does: its clock is ready again, and it is off the screen. */
  private static Controls leaveStage(Controls controls, int table) {
    Controls after = ready(controls);
    return after.screen().shows(table)
        ? after.with(new ScreenState(null, after.screen().blank()))
        : after;
  }
}
