package io.charrette.live.loop;

import java.util.HashMap;
import java.util.Map;

/**
 * For how long a loop has worked for each person lately: each second half of it is forgotten, and
 * whoever is left with less than is noticed. What takes less than that at a time, as a keystroke
 * does, is not counted. So no more people are remembered than can have been worked for in some
 * seconds. Touched by that loop only.
 */
final class RecentWork {
  static final long NOTICED_NANOS = 50_000;

  private static final long HALVED_AFTER_NANOS = 1_000_000_000;

  private final Map<Object, Long> nanosByPerson = new HashMap<>();
  private long halvedAt;

  /** The loop has worked for a person until now. */
  void add(Object person, long nanos, long now) {
    if (nanos >= NOTICED_NANOS) {
      forgetOld(now);
      nanosByPerson.merge(person, nanos, Long::sum);
    }
  }

  /** For how long it has worked for a person. */
  long nanosFor(Object person, long now) {
    forgetOld(now);
    return nanosByPerson.getOrDefault(person, 0L);
  }

  /** How many people are remembered. */
  int people() {
    return nanosByPerson.size();
  }

  private void forgetOld(long now) {
    long times = (now - halvedAt) / HALVED_AFTER_NANOS;
    if (times > 0) {
      halvedAt += times * HALVED_AFTER_NANOS;
      nanosByPerson.replaceAll((person, nanos) -> nanos >> Math.min(times, Long.SIZE - 1));
      nanosByPerson.values().removeIf(nanos -> nanos < NOTICED_NANOS);
    }
  }
}
