package io.charrette.journal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long something is wanted, by a clock that nobody sets and that goes on while the process
 * stands still.
 */
public final class Until {
  /** For ever. */
  public static final Until EVER = new Until(() -> 0, null);

  private final LongSupplier nanos;
  private final @Nullable Long end;

  private Until(LongSupplier nanos, @Nullable Duration within) {
    this.nanos = nanos;
    this.end = within == null ? null : nanos.getAsLong() + within.toNanos();
  }

  /** So long from now on. */
  public static Until in(Duration within) {
    return new Until(System::nanoTime, within);
  }

  /** Whether it is wanted no longer. */
  public boolean isPast() {
    return end != null && nanos.getAsLong() - end >= 0;
  }
}
