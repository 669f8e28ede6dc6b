package io.charrette.live.room;

import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.PastMoment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the moments to forget when more are kept than allowed (SPEC K3): always the one that will
 * be missed least, whose neighbours are the closest in proportion to its age. The first stays as
 * long as there is another, the last always. Every process comes to the same answer.
 *
 * <p>Not everything goes for everything. When there are too many bytes only those go that are
 * larger than an equal share, so what was kept of a small flipchart stays, however much somebody
 * writes later. Moments before something was erased, which anybody can bring about six times a
 * minute, are a few besides the others, and go for each other.
 */
final class Thinning {
  /** Added to every age, so that a moment of just now has one. */
  private static final long MINUTE_MS = 60_000;

  /** To so many others there may be one before something was erased. */
  private static final int OTHERS_TO_ERASING = 4;

  private Thinning() {}

  /** The times of those to forget; {@code kept} is oldest first. */
  static List<Long> surplus(List<Moment> kept, LiveLimits.ForHistory limits) {
    List<Moment> staying = new ArrayList<>(kept);
    List<Long> surplus = new ArrayList<>();
    while (staying.size() > 1) {
      Moment going = going(staying, limits);
      if (going == null) {
        break;
      }
      staying.remove(going);
      surplus.add(going.at());
    }
    return surplus;
  }

  /** Which one goes next; null when there is room for all. */
  private static @Nullable Moment going(List<Moment> staying, LiveLimits.ForHistory limits) {
    int others = staying.size() - 1;
    if (bytesOf(staying.subList(0, others)) > limits.bytes()) {
      Moment large =
          missedLeast(staying, moment -> true, moment -> moment.bytes() > limits.bytes() / others);
      return large == null ? missedLeastOfAll(staying) : large;
    }
    if (staying.size() <= limits.moments()) {
      return null;
    }
    // No two are of the same time.
    Set<Long> erasings =
        staying.stream()
            .filter(Thinning::isBeforeErasing)
            .map(Moment::at)
            .collect(Collectors.toSet());
    Predicate<Moment> isErasing = moment -> erasings.contains(moment.at());
    if (erasings.size() > limits.moments() / OTHERS_TO_ERASING) {
      Moment erasing = missedLeast(staying, isErasing, isErasing);
      return erasing == null ? missedLeastOfAll(staying) : erasing;
    }
    if (staying.size() - erasings.size() > limits.moments()) {
      Moment other = missedLeast(staying, isErasing.negate(), isErasing.negate());
      return other == null ? missedLeastOfAll(staying) : other;
    }
    return null;
  }

  private static long bytesOf(List<Moment> moments) {
    return moments.stream().mapToLong(Moment::bytes).sum();
  }

  private static boolean isBeforeErasing(Moment moment) {
    return PastMoment.isKept(moment, PastMoment.Why.BEFORE_ERASING);
  }

  private static Moment missedLeastOfAll(List<Moment> staying) {
    Moment middle = missedLeast(staying, moment -> true, moment -> true);
    return middle == null ? staying.getFirst() : middle;
  }

  /**
   * The one that is missed least, but the first and the last; null if there is none.
   *
   * @param kind those that stand in for each other
   * @param going those of them that may go
   */
  private static @Nullable Moment missedLeast(
      List<Moment> staying, Predicate<Moment> kind, Predicate<Moment> going) {
    long first = staying.getFirst().at();
    long last = staying.getLast().at();
    List<Moment> among =
        staying.stream()
            .filter(moment -> moment.at() == first || moment.at() == last || kind.test(moment))
            .toList();
    Moment found = null;
    double least = Double.MAX_VALUE;
    for (int i = 1; i < among.size() - 1; i++) {
      Moment moment = among.get(i);
      long gap = among.get(i + 1).at() - among.get(i - 1).at();
      double missed = (double) gap / (last - moment.at() + MINUTE_MS);
      if (missed < least && going.test(moment)) {
        least = missed;
        found = moment;
      }
    }
    return found;
  }
}
