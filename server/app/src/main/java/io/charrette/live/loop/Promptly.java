package io.charrette.live.loop;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What is answered is begun while its caller waits, or not at all (SPEC H24). What commutes would
 * else wait in the journal, and happen long after it was given up.
 */
public final class Promptly {
  /** Within so long a call is begun or given up. */
  public static final Duration PATIENCE = JournalLimits.DEFAULTS.patience();

  private Promptly() {}

  /** Fails with {@link JournalException} while it is known that the journal takes nothing. */
  public static Future<Void> whileWritable(Journal journal) {
    return journal.health().writable()
        ? Future.succeededFuture()
        : Future.failedFuture(new JournalException("The journal takes nothing now", null));
  }

  /** The same, if it comes in time; else it fails with {@code TimeoutException}. */
  public static <T> Future<T> inTime(Future<T> awaited) {
    return awaited.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
