package io.charrette.live.loop;

import io.vertx.core.Context;
import java.util.function.LongSupplier;

/**
 * Does something as soon as it is asked for, and at most once in a pause: what is asked for
 * meanwhile is done once, at its end. Touched by one context only.
 */
public final class Throttle {
  private final Context context;
  private final LongSupplier pauseMs;
  private final Runnable action;
  private boolean pausing;
  private boolean due;

  public Throttle(Context context, long pauseMs, Runnable action) {
    this(context, () -> pauseMs, action);
  }

  /**
   * One whose pauses differ.
   *
   * @param pauseMs gives how long the next one is, at least 1, when the action is done
   */
  public Throttle(Context context, LongSupplier pauseMs, Runnable action) {
    this.context = context;
    this.pauseMs = pauseMs;
    this.action = action;
  }

  /** Has it done: when this turn of the loop has ended, or at the end of the pause. */
  public void ask() {
    assert Confined.to(context);
    if (due) {
      return;
    }
    due = true;
    if (!pausing) {
      pausing = true;
      context.runOnContext(v -> act());
    }
  }

  private void act() {
    due = false;
    try {
      action.run();
    } finally {
      context
          .owner()
          .setTimer(
              pauseMs.getAsLong(),
              timer -> {
                if (due) {
                  act();
                } else {
                  pausing = false;
                }
              });
    }
  }
}
