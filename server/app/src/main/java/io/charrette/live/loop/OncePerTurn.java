package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.Handler;

/**
 * Does something when the loop's turn has ended, once, however often it was asked for in that turn.
 * Touched by one context only.
 */
public final class OncePerTurn {
  private final Context context;
  private final Handler<Void> turnEnded;
  private boolean due;

  public OncePerTurn(Context context, Runnable action) {
    this.context = context;
    this.turnEnded =
        turn -> {
          due = false;
          action.run();
        };
  }

  /** Has it done when the present turn has ended. */
  public void ask() {
    assert Confined.to(context);
    if (!due) {
      due = true;
      context.runOnContext(turnEnded);
    }
  }
}
