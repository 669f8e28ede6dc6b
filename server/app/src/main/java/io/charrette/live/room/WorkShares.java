package io.charrette.live.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much work each participant has made others do lately: of their updates in the units of {@link
 * io.charrette.crdt.Brought} (SPEC W40), of their states one each (SPEC W10). Whoever has used up
 * theirs may bring what costs nothing.
 */
final class WorkShares {
  private final int perSecond;
  private final Map<String, Spent> spent = new HashMap<>();

  /** What was spent and not made good again, at a time in epoch milliseconds. */
  private record Spent(long units, long at) {}

  /**
   * Nobody has spent anything.
   *
   * @param perSecond how much of what was spent each second makes good
   */
  WorkShares(int perSecond) {
    this.perSecond = perSecond;
  }

  /** How much a participant has spent that is not made good; others than participants nothing. */
  long spent(@Nullable String participant, long nowMs) {
    Spent before = participant == null ? null : spent.get(participant);
    return before == null
        ? 0
        : Math.max(0, before.units() - Math.max(0, nowMs - before.at()) * perSecond / 1000);
  }

  /** A participant has made others work. */
  void spend(@Nullable String participant, long units, long nowMs) {
    if (participant != null && units > 0) {
      spent.put(participant, new Spent(spent(participant, nowMs) + units, nowMs));
    }
  }
}
