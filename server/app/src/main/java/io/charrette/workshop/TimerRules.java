package io.charrette.workshop;

import io.charrette.activity.PhaseClock;

/** When the clock of the present phase changes (SPEC M2, M3). */
final class TimerRules {
  private TimerRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Timer command, long now) {
    PhaseClock clock = state.phase().clock();
    if (clock == PhaseClock.NONE) {
      return Decider.notNow("this phase has no clock");
    }
    TimerState timer = state.controls().timer();
    return switch (command) {
      case FacilitatorCommand.StartTimer ignored -> start(state, timer, clock, now);
      case FacilitatorCommand.PauseTimer ignored ->
          timer instanceof TimerState.Running running
              ? Decision.accept(new Event.TimerPaused(now, running.remaining(now)))
              : Decider.notNow("the clock is not running");
      case FacilitatorCommand.ResumeTimer ignored ->
          timer instanceof TimerState.Paused paused
              ? Decision.accept(new Event.TimerResumed(now, now + paused.remaining()))
              : Decider.notNow("the clock is not paused");
      case FacilitatorCommand.AddTime add -> addTime(timer, add.ms(), now);
      case FacilitatorCommand.SetTimer set -> setTime(timer, set.ms(), now);
      case FacilitatorCommand.ResetTimer ignored -> reset(state, timer, now);
      case FacilitatorCommand.ExtraTime extra -> extraTime(state, extra, clock, now);
    };
  }

  private static Decision start(Workshop state, TimerState timer, PhaseClock clock, long now) {
    if (!(timer instanceof TimerState.Ready ready)) {
      return Decider.notNow("the clock has been started");
    }
    if (clock == PhaseClock.TURNS && isNobodysTurn(state)) {
      return Decider.notNow("call a table first");
    }
    return Decision.accept(new Event.TimerStarted(now, now + ready.length()));
  }

  private static boolean isNobodysTurn(Workshop state) {
    return state
        .controls()
        .turnsIn(state.controls().phase())
        .filter(turns -> turns.presenting() != null)
        .isEmpty();
  }

  /** The length follows, so that what remains stays a part of it. */
  private static Decision addTime(TimerState timer, long ms, long now) {
    if (Math.abs(timer.remaining(now) + ms) > WorkshopLimits.CLOCK_MS) {
      return Decider.notNow("a clock counts at most 24 hours");
    }
    TimerState after =
        switch (timer) {
          case TimerState.Ready ready -> new TimerState.Ready(notBelowZero(ready.length() + ms));
          case TimerState.Running running ->
              new TimerState.Running(notBelowZero(running.length() + ms), running.deadline() + ms);
          case TimerState.Paused paused -> addToPaused(paused, ms);
        };
    return after.equals(timer)
        ? Decider.notNow("there is no time left to take")
        : Decision.accept(new Event.TimeAdded(now, after));
  }

  /** What has gone by stays gone by: the length follows, as it does when time is added. */
  private static Decision setTime(TimerState timer, long ms, long now) {
    long length =
        Math.clamp(timer.length() + ms - timer.remaining(now), ms, WorkshopLimits.CLOCK_MS);
    TimerState after =
        switch (timer) {
          case TimerState.Ready ignored -> new TimerState.Ready(ms);
          case TimerState.Running ignored -> new TimerState.Running(length, now + ms);
          case TimerState.Paused ignored -> new TimerState.Paused(length, ms);
        };
    return after.equals(timer)
        ? Decision.alreadySo()
        : Decision.accept(new Event.TimeAdded(now, after));
  }

  private static TimerState addToPaused(TimerState.Paused paused, long ms) {
    long least = Math.min(0, paused.remaining());
    long remaining = Math.max(least, paused.remaining() + ms);
    long added = remaining - paused.remaining();
    return new TimerState.Paused(notBelowZero(paused.length() + added), remaining);
  }

  private static long notBelowZero(long ms) {
    return Math.max(0, ms);
  }

  private static Decision reset(Workshop state, TimerState timer, long now) {
    return timer.equals(new TimerState.Ready(state.controls().phaseLength()))
        ? Decision.alreadySo()
        : Decision.accept(new Event.TimerReset(now));
  }

  private static Decision extraTime(
      Workshop state, FacilitatorCommand.ExtraTime command, PhaseClock clock, long now) {
    if (!state.isOpen(command.table())) {
      return Decider.noSuchTable(command.table());
    }
    if (clock != PhaseClock.WHOLE) {
      return Decider.notNow("in this phase every table has its own clock");
    }
    long present = state.extra(command.table());
    long extra = Math.clamp(present + command.ms(), 0, WorkshopLimits.EXTRA_MS);
    return extra == present
        ? Decider.notNow(
            command.ms() < 0 ? "the table has no extra time" : "the table has all that it can have")
        : Decision.accept(new Event.ExtraTimeGiven(now, command.table(), extra));
  }
}
