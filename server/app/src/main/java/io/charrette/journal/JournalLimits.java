package io.charrette.journal;

import java.time.Duration;

/**
 * The bounds of what waits in memory to become durable, and the pace of retries.
 *
 * @param maxQueuedEntries more than this many entries waiting are refused
 * @param maxQueuedBytes more than this many bytes waiting are refused
 * @param firstRetry the wait after the first refusal of the store; it doubles with each further one
 * @param longestRetry the longest wait between two tries
 */
public record JournalLimits(
    int maxQueuedEntries, long maxQueuedBytes, Duration firstRetry, Duration longestRetry) {

  /** 50,000 entries, 64 MiB, retries after 50 ms up to 2 s. */
  public static final JournalLimits DEFAULTS =
      new JournalLimits(50_000, 64L << 20, Duration.ofMillis(50), Duration.ofSeconds(2));

  public JournalLimits {
    if (maxQueuedEntries < 1 || maxQueuedBytes < 1) {
      throw new IllegalArgumentException("a journal's queue must hold at least one entry");
    }
    if (!firstRetry.isPositive() || longestRetry.compareTo(firstRetry) < 0) {
      throw new IllegalArgumentException(
          "retries must wait, and the longest wait is no shorter than the first");
    }
  }

  /** How long to wait after so many failures in a row, at least one. */
  public Duration retryAfter(int failures) {
    long doubled = firstRetry.toMillis() << Math.min(failures - 1, 20);
    return Duration.ofMillis(Math.min(doubled, longestRetry.toMillis()));
  }
}
