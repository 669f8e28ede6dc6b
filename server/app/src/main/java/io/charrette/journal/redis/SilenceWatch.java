package io.charrette.journal.redis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Notices that Redis does not answer, long before that is given up and asked anew: the same batch
 * is under way at two looks in a row. Belongs to the journal's loop.
 */
final class SilenceWatch {
  private final RedisLoop loop;
  private final Duration every;
  private final BooleanSupplier sending;
  private final Runnable onSilence;
  private boolean looking;
  private boolean stopped;

  /** How many batches there were, and how many at the last look. */
  private long batches;

  private long seen;

  /**
   * Does not look yet.
   *
   * @param every between two looks
   * @param sending whether a batch is under way
   * @param onSilence called at each look that finds what the one before found
   */
  SilenceWatch(RedisLoop loop, Duration every, BooleanSupplier sending, Runnable onSilence) {
    this.loop = loop;
    this.every = every;
    this.sending = sending;
    this.onSilence = onSilence;
  }

  /** A batch is under way from now on. */
  void begun() {
    batches++;
    if (!looking) {
      looking = true;
      look();
    }
  }

  /** Looks no more. */
  void stop() {
    stopped = true;
  }

  private void look() {
    if (stopped) {
      return;
    }
    if (batches == seen && sending.getAsBoolean()) {
      onSilence.run();
    }
    seen = batches;
    loop.later(every, this::look);
  }
}
