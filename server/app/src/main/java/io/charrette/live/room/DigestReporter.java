package io.charrette.live.room;

import io.charrette.flipchart.Flipchart;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.RoomDigest;
import io.charrette.live.loop.Throttle;
import io.vertx.core.Context;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a room reports what its flipchart looks like and what is being written (SPEC W6).
 * Touched by the room's context only.
 *
 * <p>A change after a quiet moment is reported at once. Then there is a pause of half the allowed
 * time, at whose end one digest tells of all the changes in it; the other half is the runtime's,
 * which gathers tables. A digest reads all of the flipchart, so it waits for the room's turn like a
 * frame, and where it takes long, or waits long since the loop is busy, the pauses are longer.
 */
final class DigestReporter {
  /** For how many milliseconds after its last edit a text or sheet is reported as being written. */
  private static final long WRITING_LASTS = 5_000;

  /** A room spends one part in so many of the time on digests, at most. */
  private static final int PART_OF_TIME = 10;

  /** So many times as long as a digest had to wait for its turn nothing is reported. */
  private static final int TIMES_WAITED = 2;

  /** Also where a machine stood still for a while. */
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final Throttle reports;
  private final LongSupplier nanos;
  private final long shortestPauseMs;

  /** Whether a report is asked for and not made yet, and since when. */
  private boolean asked;

  private long askedAt;

  /** Whether another one is wanted after that. */
  private boolean again;

  /** How long the next pause is for what the last digest took. */
  private long pauseMs;

  /** Whether anybody reads digests; while nobody does none is made. */
  private boolean read;

  /** Whether something has changed since the last report. */
  private boolean stale;

  /** What the flipchart said at the last report; null while nobody reads any. */
  private @Nullable Flipchart last;

  private @Nullable Long lastEdit;
  private @Nullable String touched;
  private long touchedAt;

  /**
   * Reports by having the room {@linkplain #report make a digest} when it is its turn.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   * @param whenInTurn has that done
   */
  DigestReporter(Context context, LiveLimits.Pace pace, LongSupplier nanos, Runnable whenInTurn) {
    this.nanos = nanos;
    this.shortestPauseMs = Math.max(1, pace.digestWithin().toMillis() / 2);
    this.pauseMs = shortestPauseMs;
    this.reports = new Throttle(context, this::pauseMs, () -> ask(whenInTurn));
  }

  private void ask(Runnable whenInTurn) {
    if (asked) {
      // The last one still waits for its turn: this one may tell more.
      again = true;
      return;
    }
    asked = true;
    askedAt = nanos.getAsLong();
    whenInTurn.run();
  }

  /** It is the turn of a report: makes it. */
  void report(Runnable made) {
    if (!asked) {
      return; // another room of this table has asked for it, which is gone
    }
    asked = false;
    long began = nanos.getAsLong();
    made.run();
    long took = nanos.getAsLong() - began;
    long longest = Math.max(PART_OF_TIME * took, TIMES_WAITED * (began - askedAt));
    pauseMs = Math.clamp(TimeUnit.NANOSECONDS.toMillis(longest), shortestPauseMs, LONGEST_PAUSE_MS);
    if (again) {
      again = false;
      reports.ask();
    }
  }

  /** How long nothing is reported after a report. */
  long pauseMs() {
    return pauseMs;
  }

  /** Somebody edited the document. */
  void edited(long nowMs) {
    lastEdit = nowMs;
    changed();
  }

  /** Something has changed that a digest tells of. */
  void changed() {
    stale = true;
    if (read) {
      reports.ask();
    }
  }

  /** Whether anybody reads digests from now on; what has changed meanwhile is told at once. */
  void read(boolean byAnybody) {
    read = byAnybody;
    if (!read) {
      last = null;
    } else if (stale) {
      reports.ask();
    }
  }

  /** Time has passed. */
  void tick(long nowMs) {
    if (touched != null && nowMs - touchedAt >= WRITING_LASTS) {
      touched = null;
      changed();
    }
  }

  /**
   * The digest of the flipchart as it is now.
   *
   * @param shown the same as those read it who are not shown all
   */
  RoomDigest digest(Flipchart flipchart, Flipchart shown, long nowMs) {
    stale = false;
    if (lastEdit != null && nowMs - lastEdit < WRITING_LASTS && last != null) {
      String place = lastDiffering(last, flipchart);
      if (place != null) {
        touched = place;
        touchedAt = lastEdit;
      }
    }
    last = flipchart;
    return RoomDigest.of(flipchart, shown, lastEdit, touched);
  }

  /** The last field whose text differs, or if none does, the last sheet whose cards do. */
  private static @Nullable String lastDiffering(Flipchart before, Flipchart after) {
    String field = lastDiffering(before.texts(), after.texts());
    return field != null ? field : lastDiffering(before.cards(), after.cards());
  }

  private static <T> @Nullable String lastDiffering(Map<String, T> before, Map<String, T> after) {
    SequencedSet<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.reversed().stream()
        .filter(key -> !Objects.equals(before.get(key), after.get(key)))
        .findFirst()
        .orElse(null);
  }
}
