package io.charrette.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still unless a test moves it. Any thread. */
public final class TestClock implements InstantSource {
  private static final long MINUTE = 60_000;

  private final AtomicLong now = new AtomicLong(1_750_000_000_000L);

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now.get());
  }

  public void advance(Duration duration) {
    now.addAndGet(duration.toMillis());
  }

  /** Goes on to the beginning of the next minute. */
  public void endMinute() {
    now.updateAndGet(millis -> millis - millis % MINUTE + MINUTE);
  }
}
