package io.charrette.live.loop;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is answered is begun while its caller waits, or not at all (SPEC H24). What commutes would
 * else wait in the journal, and happen long after it was given up.
 */
public final class Promptly {
  /** Within so long a call is begun or given up. */
  public static final Duration PATIENCE = Duration.ofSeconds(4);

  /**
   * Of what has less time left nothing is stored: those that are stored together have the time of
   * the one that has least, and one must not take it from the others.
   */
  private static final Duration LEAST = Duration.ofMillis(200);

  /**
   * What has to be read for a call has so long while the journal is known to take nothing. Memory,
   * and a journal that can be read all the same, have answered by then; another says nothing.
   */
  private static final Duration WHILE_REFUSING = Duration.ofMillis(500);

  private Promptly() {}

  /** Fails with {@link NotBegunException} while it is known that the journal takes nothing. */
  public static Future<Void> whileWritable(Journal journal) {
    return journal.health().writable()
        ? Future.succeededFuture()
        : Future.failedFuture(new NotBegunException("The journal takes nothing now"));
  }

  /**
   * What is read for a call. While it is known that the journal takes nothing it is not waited for
   * longer than a moment; then it fails with {@link NotBegunException}.
   */
  public static <T> Future<T> read(Journal journal, Future<T> awaited) {
    return journal.health().writable()
        ? awaited
        : awaited
            .timeout(WHILE_REFUSING.toMillis(), TimeUnit.MILLISECONDS)
            .recover(
                failure ->
                    Future.failedFuture(
                        failure instanceof TimeoutException
                            ? new NotBegunException("The journal takes nothing now, nor answers")
                            : failure));
  }

  /** What comes in time; else it fails with {@code TimeoutException}. */
  public static <T> Future<T> inTime(Future<T> awaited) {
    return awaited.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether something failed by this because the journal cannot be reached, or not in time. */
  public static boolean isUnavailable(Throwable failure) {
    return failure instanceof ReplyException
        || failure instanceof JournalException
        || failure instanceof TimeoutException;
  }

  /** Whether what failed by this had been begun, so that nobody knows whether it happened. */
  public static boolean mayHaveHappened(Throwable failure) {
    return isUnavailable(failure) && !(failure instanceof NotBegunException);
  }

  /** Until when a call of now is begun, epoch milliseconds. */
  public static long deadline(InstantSource clock) {
    return clock.millis() + PATIENCE.toMillis();
  }

  /**
   * The same for whoever has waited for something else before.
   *
   * @param leftMs how long they still wait, milliseconds
   */
  public static long deadline(InstantSource clock, long leftMs) {
    return Math.min(deadline(clock), clock.millis() + leftMs);
  }

  /** What is left until a deadline. */
  public static Duration within(long deadline, long nowMs) {
    return Duration.ofMillis(left(deadline, nowMs));
  }

  /** Whether too little is left until a deadline for anything to be stored. */
  public static boolean isLate(long deadline, long nowMs) {
    return left(deadline, nowMs) < LEAST.toMillis();
  }

  /** What is left until a deadline, in milliseconds; not more should the clock be set back. */
  public static long left(long deadline, long nowMs) {
    return Math.clamp(deadline - nowMs, 0, PATIENCE.toMillis());
  }
}
