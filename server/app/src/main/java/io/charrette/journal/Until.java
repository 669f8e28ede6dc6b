package io.charrette.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something is wanted, by a clock that nobody sets and that goes on while the process
 * stands still.
 */
public final class Until {
  /** For ever. */
  public static final Until EVER = new Until(null);

  /** By {@link System#nanoTime}; null for ever. */
  private final @Nullable Long end;

  private Until(@Nullable Long end) {
    this.end = end;
  }

  /** So long from now on. */
  public static Until in(Duration within) {
    return new Until(System.nanoTime() + within.toNanos());
  }

  /** Whether it is wanted no longer. */
  public boolean isPast() {
    return end != null && System.nanoTime() - end >= 0;
  }
}
