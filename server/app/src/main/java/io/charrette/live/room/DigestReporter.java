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
  /** For how many milliseconds after its last change a text is reported as being written. */
  private static final long WRITING_LASTS = 5_000;

  private final Throttle reports;

  /** Whether anybody reads digests; while nobody does none is made. */
  private boolean read;

  /** Whether something has changed since the last report. */
  private boolean stale;

  /** What the fields said at the last report; null before the first. */
  private @Nullable Map<String, String> lastTexts;

  private @Nullable Long lastEdit;
  private @Nullable String focused;
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

  /** Somebody's focus is in this field or sheet, or nobody's is anywhere. */
  void writing(@Nullable String place) {
    if (!Objects.equals(focused, place)) {
      focused = place;
      changed();
    }
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
    if (read && stale) {
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
    Map<String, String> texts = flipchart.texts();
    if (lastEdit != null && nowMs - lastEdit < WRITING_LASTS && lastTexts != null) {
      String field = lastDiffering(lastTexts, texts);
      if (field != null) {
        touched = field;
        touchedAt = lastEdit;
      }
    }
    lastTexts = texts;
    return RoomDigest.of(flipchart, shown, lastEdit, focused != null ? focused : touched);
  }

  /** Of several texts that differ, the last one. */
  private static @Nullable String lastDiffering(
      Map<String, String> before, Map<String, String> after) {
    SequencedSet<String> fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(after.keySet());
    return fields.reversed().stream()
        .filter(field -> !before.getOrDefault(field, "").equals(after.getOrDefault(field, "")))
        .findFirst()
        .orElse(null);
  }
}
