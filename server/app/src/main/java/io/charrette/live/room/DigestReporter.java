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
import org.jspecify.annotations.Nullable;

/**
 * Decides when a room reports what its flipchart looks like and what is being written (SPEC W6).
 * Touched by the room's context only.
 *
 * <p>A change after a quiet moment is reported at once. Then there is a pause of half the allowed
 * time, at whose end one digest tells of all the changes in it; the other half is the runtime's,
 * which gathers tables.
 */
final class DigestReporter {
  /** For how many milliseconds after its last edit a text or sheet is reported as being written. */
  private static final long WRITING_LASTS = 5_000;

  private final Throttle reports;

  /** Whether anybody reads digests; while nobody does none is made. */
  private boolean read;

  /** Whether something has changed since the last report. */
  private boolean stale;

  /** What the flipchart said at the last report; null while nobody reads any. */
  private @Nullable Flipchart last;

  private @Nullable Long lastEdit;
  private @Nullable String touched;
  private long touchedAt;

  /** Reports by calling {@code report}, which is to ask for the {@link #digest}. */
  DigestReporter(Context context, LiveLimits.Pace pace, Runnable report) {
    this.reports = new Throttle(context, Math.max(1, pace.digestWithin().toMillis() / 2), report);
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
