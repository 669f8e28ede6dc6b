package io.charrette.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clock, moved by an offset that a test steers. Any thread. */
public final class SteeredClock implements InstantSource {
  private final AtomicLong offsetMs;

  /** A clock that is ahead of the machine's by so many milliseconds. */
  public SteeredClock(long offsetMs) {
    this.offsetMs = new AtomicLong(offsetMs);
  }

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plusMillis(offsetMs.get());
  }

  /** Moves it forward, and says how far it is ahead now. */
  public long advance(long ms) {
    return offsetMs.addAndGet(ms);
  }

  /** How far it is ahead of the machine's, milliseconds. */
  public long offset() {
    return offsetMs.get();
  }
}
