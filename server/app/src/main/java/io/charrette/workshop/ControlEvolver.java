package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evolves what controls set, which is also what {@code undo} puts back. */
final class ControlEvolver {
  private ControlEvolver() {}

  /** The controls after the event. */
  static Controls evolve(Workshop state, Event.Control event) {
    Controls controls = state.controls();
    return switch (event) {
      case Event.PhaseEntered entered -> enter(state, entered.phase());
      case Event.PhaseAdvanced advanced -> {
        Controls entered = enter(state, advanced.phase());
        yield entered.with(new TimerState.Running(entered.timer().length(), advanced.deadline()));
      }
      case Event.PhaseLengthSet set -> setLength(controls, set.phase(), set.length());
      case Event.PhaseLengthsSet set -> {
        Controls changed = controls;
        for (Map.Entry<String, Long> length : set.lengths().entrySet()) {
          changed = setLength(changed, length.getKey(), length.getValue());
        }
        yield changed;
      }
      case Event.PlanSet set -> controls.with(controls.plan().from(set.start(), set.end()));
      case Event.AutomationSet set ->
          controls.with(controls.plan().with(set.phase(), set.automation()));
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
      case Event.TurnsOrdered ordered ->
          changed(
              state,
              ordered.phase(),
              turns ->
                  ordered.drawn() ? turns.drawn(ordered.order()) : turns.ordered(ordered.order()));
      case Event.TurnCalled called ->
          changed(state, controls.phase(), turns -> turns.call(called.table()))
              .with(ScreenState.showing(called.table()))
              .with(
                  new TimerState.Running(
                      Math.max(0, called.deadline() - called.at()), called.deadline()));
      case Event.TurnSkipped skipped -> {
        Controls after = changed(state, skipped.phase(), turns -> turns.skip(skipped.table()));
        yield isPresenting(controls, skipped.table()) && !isPresenting(after, skipped.table())
            ? leaveStage(after, skipped.table())
            : after;
      }
      case Event.TurnEnded ignored -> endTurn(state);
      case Event.AnsweringSet set ->
          changed(state, set.phase(), turns -> turns.answering(set.answering()));
      case Event.WrapUpSignalled signalled ->
          changed(state, controls.phase(), turns -> turns.wrappingUp(signalled.on()));
      case Event.TableShown shown -> controls.with(ScreenState.showing(shown.table()));
      case Event.TextFrozen frozen -> controls.with(controls.screen().withFrozen(frozen.texts()));
      case Event.SceneChosen chosen -> controls.with(SceneRules.after(state, chosen.scene()));
      case Event.MapShown shown ->
          controls.with(ScreenState.ofMap(new MapPart(shown.place(), shown.table())));
      case Event.ScreenCleared ignored -> controls.with(SceneRules.cleared(controls));
      case Event.ScreenBlanked blanked ->
          controls.with(controls.screen().withBlank(blanked.blank()));
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
      case Event.EverybodySentOn ignored -> controls;
      case Event.ParticipantSent ignored -> controls;
      case Event.ParticipantNamed ignored -> controls;
      case Event.TableNamed ignored -> controls;
      case Event.TableAdded added -> withTable(state, added.table(), added.at());
      case Event.TablesMerged merged ->
          MergeEvolver.without(controls, merged.from(), merged.into());
    };
  }

  /** The {@code type} of the command that stands for a control event. */
  static String nameOf(Event.Control event) {
    return switch (event) {
      case Event.PhaseEntered ignored -> "go-to-phase";
      case Event.PhaseAdvanced ignored -> "go-to-phase";
      case Event.PhaseLengthsSet ignored -> "set-phase-lengths";
      case Event.PlanSet ignored -> "set-plan";
      case Event.AutomationSet ignored -> "set-automation";
      case Event.PhaseLengthSet ignored -> "set-phase-length";
      case Event.PhasesReordered ignored -> "reorder-phases";
      case Event.TimerStarted ignored -> "start-timer";
      case Event.TimerPaused ignored -> "pause-timer";
      case Event.TimerResumed ignored -> "resume-timer";
      case Event.TimeAdded ignored -> "add-time";
      case Event.TimerReset ignored -> "reset-timer";
      case Event.ExtraTimeGiven ignored -> "extra-time";
      case Event.TurnsOrdered ignored -> "order-turns";
      case Event.TurnCalled ignored -> "call-turn";
      case Event.TurnSkipped ignored -> "skip-turn";
      case Event.TurnEnded ignored -> "end-turn";
      case Event.WrapUpSignalled ignored -> "signal-wrap-up";
      case Event.AnsweringSet ignored -> "open-offers";
      case Event.TableShown ignored -> "show-table";
      case Event.TextFrozen ignored -> "freeze-text";
      case Event.SceneChosen ignored -> "choose-scene";
      case Event.MapShown ignored -> "show-map";
      case Event.ScreenCleared ignored -> "clear-screen";
      case Event.ScreenBlanked ignored -> "blank-screen";
      case Event.Locked ignored -> "lock";
      case Event.Unlocked ignored -> "unlock";
      case Event.JoiningClosed ignored -> "close-joining";
      case Event.JoiningOpened ignored -> "open-joining";
      case Event.EverybodySentOn ignored -> "move-everybody";
      case Event.ParticipantSent ignored -> "move-participant";
      case Event.ParticipantNamed ignored -> "rename-participant";
      case Event.TableNamed ignored -> "rename-table";
      case Event.TableAdded ignored -> "add-table";
      case Event.TablesMerged ignored -> "merge-tables";
    };
  }

  /** A table comes last wherever tables take turns, and its pens are down if all others' are. */
  static Controls withTable(Workshop state, int table, long at) {
    Controls controls = state.controls();
    for (Map.Entry<String, Turns> turns : state.controls().turns().entrySet()) {
      controls = controls.with(turns.getKey(), turns.getValue().joinedBy(table));
    }
    if (!state.allLocked()) {
      return controls;
    }
    NavigableMap<Integer, Long> since = new TreeMap<>(controls.lockedSince());
    since.put(table, at);
    return controls.withLocks(since);
  }

  /** A phase begins (SPEC M4). */
  private static Controls enter(Workshop state, String id) {
    Controls entered = ready(endTurn(state).at(id)).withExtra(new TreeMap<>());
    return entered.with(entered.screen().ofPhase());
  }

  /** The turns of a phase are others; nothing happens if the workshop has none there. */
  private static Controls changed(
      Workshop state, @Nullable String phase, UnaryOperator<Turns> change) {
    Controls controls = state.controls();
    String id = phase == null ? onlyPhaseWithTurns(controls) : phase;
    return controls
        .turnsIn(id)
        .map(turns -> controls.with(id, change.apply(turns)))
        .orElse(controls);
  }

  /** The phase of events from when an activity had one phase with turns at most. */
  private static String onlyPhaseWithTurns(Controls controls) {
    return controls.turns().isEmpty() ? "" : controls.turns().keySet().iterator().next();
  }

  private static boolean isPresenting(Controls controls, int table) {
    return controls
        .turnsIn(controls.phase())
        .filter(turns -> turns.isPresenting(table))
        .isPresent();
  }

  /** Whosever turn it is in the present phase, if it is anybody's, it is over. */
  private static Controls endTurn(Workshop state) {
    Controls controls = state.controls();
    Integer table = controls.turnsIn(controls.phase()).map(Turns::presenting).orElse(null);
    return table == null
        ? controls
        : leaveStage(changed(state, controls.phase(), Turns::end), table);
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

  /** It is no longer this table's turn: the clock is ready again, and it is off the screen. */
  private static Controls leaveStage(Controls controls, int table) {
    Controls after = ready(controls);
    return after.screen().shows(table) ? after.with(after.screen().ofPhase()) : after;
  }
}
