package io.charrette.live.runtime;

import io.charrette.live.loop.Confined;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.AutomationRules;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Has done what a workshop's clock does by itself (SPEC M23), as soon as it is due. Every process
 * that has the workshop in memory asks for it; the rules see to it that it happens once. Touched by
 * the runtime's context only.
 */
final class Automatic {
  private static final long NO_TIMER = -1;

  /** A timer is never set for longer: clocks and timers drift apart. Milliseconds. */
  private static final long LONGEST_MS = 60_000;

  /** How soon what could not be stored is tried again, milliseconds. */
  private static final long RETRY_MS = 1_000;

  private final HostContext host;
  private final Supplier<Future<Outcome>> act;
  private OptionalLong next = OptionalLong.empty();
  private long timer = NO_TIMER;
  private boolean acting;
  private boolean closed;

  /**
   * Waits for nothing yet.
   *
   * @param act does all that is due
   */
  Automatic(HostContext host, Supplier<Future<Outcome>> act) {
    this.host = host;
    this.act = act;
  }

  /** Follows the state of the workshop, which has changed. */
  void follow(Workshop workshop) {
    next = AutomationRules.next(workshop);
    look();
  }

  /** Whether something is still to happen by itself. */
  boolean awaitsSomething() {
    return next.isPresent();
  }

  /** Acts if the time has come, and otherwise waits for it. */
  void look() {
    assert Confined.to(host.context());
    if (acting || closed || next.isEmpty()) {
      forgetTimer();
    } else if (untilNext() > 0) {
      lookIn(Math.min(untilNext(), LONGEST_MS));
    } else {
      forgetTimer();
      acting = true;
      // Not within what has just been told, which is still to reach others.
      host.context().runOnContext(turn -> act());
    }
  }

  /** Does nothing more. */
  void close() {
    closed = true;
    forgetTimer();
  }

  private long untilNext() {
    return next.orElseThrow() - host.clock().millis();
  }

  private void forgetTimer() {
    if (timer != NO_TIMER) {
      host.context().owner().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void lookIn(long ms) {
    forgetTimer();
    timer = host.context().owner().setTimer(ms, fired -> look());
  }

  private void act() {
    if (!closed) {
      act.get().onComplete((outcome, failure) -> acted());
    }
  }

  private void acted() {
    acting = false;
    boolean notDone = next.isPresent() && untilNext() <= 0;
    if (notDone && !closed) {
      lookIn(RETRY_MS);
    } else {
      look();
    }
  }
}
