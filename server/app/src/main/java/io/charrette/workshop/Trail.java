package io.charrette.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * When the last events happened, by which two histories are told apart that have the same numbers
 * (SPEC J33).
 *
 * @param times epoch milliseconds, of one event after the other, the last one last
 */
public record Trail(PVector<Long> times) {
  /** So many may have come after what somebody knew. */
  static final int MOST = 500;

  /** Nothing is known of what happened. */
  static final Trail NONE = new Trail(TreePVector.empty());

  /**
   * A point of a history.
   *
   * @param version how many events there were
   * @param last when the last of them happened, epoch milliseconds
   */
  public record Point(long version, long last) {}

  static Trail of(List<Long> times) {
    return new Trail(TreePVector.from(times));
  }

  Trail with(long at) {
    PVector<Long> next = times.plus(at);
    return new Trail(next.size() > MOST ? next.minus(0) : next);
  }

  /** When the last event happened, epoch milliseconds; null when that is not known. */
  public @Nullable Long last() {
    return times.isEmpty() ? null : times.getLast();
  }

  /** When so many events had happened, epoch milliseconds; null when that is not known. */
  @Nullable Long lastOf(long version, long ofAll) {
    long index = times.size() - 1 - (ofAll - version);
    return index >= 0 && index < times.size() ? times.get((int) index) : null;
  }
}
