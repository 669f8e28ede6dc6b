package io.charrette.live.loop;

import java.time.Duration;
import java.time.InstantSource;

/** When anybody last wanted something of what is in memory. Touched by one context only. */
public final class LastUse {
  private final InstantSource clock;
  private long at;

  /** Counts as used now. */
  public LastUse(InstantSource clock) {
    this.clock = clock;
    this.at = clock.millis();
  }

  /** Somebody wants something. */
  public void now() {
    at = clock.millis();
  }

  /**
   * Whether nobody has wanted anything for so long.
   *
   * @param nowMs epoch milliseconds
   */
  public boolean isPast(Duration idle, long nowMs) {
    return nowMs - at >= idle.toMillis();
  }
}
