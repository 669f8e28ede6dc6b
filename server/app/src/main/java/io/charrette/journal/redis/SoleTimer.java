package io.charrette.journal.redis;

import java.time.Duration;

/**
 * A timer that runs once at a time: what it was started for before is forgotten when it is started
 * again or stopped. So an older wait never ends a newer one. Belongs to the journal's loop.
 */
final class SoleTimer {
  private static final long NONE = -1;

  private final RedisLoop loop;
  private long running = NONE;

  /** Does not run. */
  SoleTimer(RedisLoop loop) {
    this.loop = loop;
  }

  /** Has something done on the loop after a while, and nothing else. */
  void start(Duration length, Runnable action) {
    stop();
    running =
        loop.later(
            length,
            () -> {
              running = NONE;
              action.run();
            });
  }

  /** Has nothing done any longer. */
  void stop() {
    if (isRunning()) {
      loop.cancel(running);
      running = NONE;
    }
  }

  boolean isRunning() {
    return running != NONE;
  }
}
