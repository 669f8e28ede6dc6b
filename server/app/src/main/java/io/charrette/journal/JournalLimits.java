package io.charrette.journal;

import java.time.Duration;

/**
 * The bounds of what waits in memory to become durable, and the pace of retries.
 *
 * @param maxQueuedEntries more than this many entries waiting are refused
 * @param maxQueuedBytes more than this many bytes waiting are refused
 * @param firstRetry the wait after the first refusal of the store; it doubles with each further one
 * @param longestRetry the longest wait between two tries
 * @param patience after which a counted append that is not stored is given up
 */
public record JournalLimits(
    int maxQueuedEntries,
    long maxQueuedBytes,
    Duration firstRetry,
    Duration longestRetry,
    Duration patience) {

  /** Less than whoever asked for it waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** 50,000 entries, 64 MiB, retries after 50 ms up to 2 s. */
  public static final JournalLimits DEFAULTS =
      new JournalLimits(50_000, 64L << 20, Duration.ofMillis(50), Duration.ofSeconds(2));

  /** With the usual patience. */
  public JournalLimits(
      int maxQueuedEntries, long maxQueuedBytes, Duration firstRetry, Duration longestRetry) {
    this(maxQueuedEntries, maxQueuedBytes, firstRetry, longestRetry, PATIENCE);
  }

  public JournalLimits {
    if (maxQueuedEntries < 1 || maxQueuedBytes < 1) {
      throw new IllegalArgumentException("a journal's queue must hold at least one entry");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("a counted append must have some time");
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
