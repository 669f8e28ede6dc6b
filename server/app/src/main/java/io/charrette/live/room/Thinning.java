package io.charrette.live.room;

import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.LiveLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the moments to forget when more are kept than allowed (SPEC K3): always the one that will
 * be missed least, whose neighbours are the closest in proportion to its age. The first stays as
 * long as there is another, the last always. Every process comes to the same answer.
 *
 * <p>Not everything goes for everything. When there are too many bytes only those go that are
 * larger than an equal share, so what was kept of a small flipchart stays, however much somebody
 * writes later. Moments before something was erased, which anybody can bring about six times a
 * minute, are a few besides the others, and go for each other: first those that save nobody's words
 * from somebody else, of whoever has brought about most of them; then those of whose words most are
 * kept. So nobody's words go because somebody erases, over and over, what is theirs or an
 * accomplice's. Any other moment may save words, too (SPEC K2): it stays with its kind as long as
 * it may, and where it would go from there it goes over to those few.
 */
final class Thinning {
  /** Added to every age, so that a moment of just now has one. */
  private static final long MINUTE_MS = 60_000;

  /** To so many others there may be one before something was erased. */
  private static final int OTHERS_TO_ERASING = 4;

  /** Those that save words may have this part of the bytes while others want them. */
  private static final int PART_FOR_SAVING = 2;

  private Thinning() {}

  /** The times of those to forget; {@code kept} is oldest first. */
  static List<Long> surplus(List<Moment> kept, LiveLimits.ForHistory limits) {
    List<Moment> staying = new ArrayList<>(kept);
    List<Long> surplus = new ArrayList<>();
    if (kept.size() <= limits.moments() && !isTooLarge(kept, limits)) {
      return surplus; // and no note is read
    }
    Erasings erasings = new Erasings(kept);
    while (staying.size() > 1) {
      Moment going = going(staying, erasings, limits);
      if (going == null) {
        break;
      }
      if (!erasings.takeIn(going)) {
        staying.remove(going);
        surplus.add(going.at());
      }
    }
    return surplus;
  }

  private static boolean isTooLarge(List<Moment> staying, LiveLimits.ForHistory limits) {
    return bytesOf(staying.subList(0, Math.max(0, staying.size() - 1))) > limits.bytes();
  }

  /** Which one goes next; null when there is room for all. */
  private static @Nullable Moment going(
      List<Moment> staying, Erasings erasings, LiveLimits.ForHistory limits) {
    if (isTooLarge(staying, limits)) {
      return tooLarge(staying, erasings, limits.bytes());
    }
    if (staying.size() <= limits.moments()) {
      return null;
    }
    if (erasings.count() > limits.moments() / OTHERS_TO_ERASING) {
      Moment erasing = missedLeastOf(erasings.inTurn(), staying, moment -> true);
      return erasing == null ? missedLeastOfAll(staying) : erasing;
    }
    if (staying.size() - erasings.count() > limits.moments()) {
      Predicate<Moment> isOther = moment -> !erasings.has(moment);
      Moment other = missedLeast(staying, isOther, isOther);
      return other == null ? missedLeastOfAll(staying) : other;
    }
    return null;
  }

  /** Of those that are larger than an equal share of the bytes. */
  private static Moment tooLarge(List<Moment> staying, Erasings erasings, long most) {
    Predicate<Moment> isLarge = moment -> moment.bytes() > most / (staying.size() - 1);
    List<Predicate<Moment>> kinds = new ArrayList<>(List.of(erasings::savesNothing));
    if (bytesOf(staying.stream().filter(erasings::saves).toList()) > most / PART_FOR_SAVING) {
      kinds.addAll(erasings.savingInTurn());
    }
    kinds.add(moment -> !erasings.saves(moment));
    kinds.add(moment -> true);
    Moment large = missedLeastOf(kinds, staying, isLarge);
    return large == null ? missedLeastOfAll(staying) : large;
  }

  private static long bytesOf(List<Moment> moments) {
    return moments.stream().mapToLong(Moment::bytes).sum();
  }

  /** The one that is missed least of the first kind of which one may go; null if there is none. */
  private static @Nullable Moment missedLeastOf(
      List<Predicate<Moment>> kinds, List<Moment> staying, Predicate<Moment> going) {
    for (Predicate<Moment> kind : kinds) {
      Moment found = missedLeast(staying, kind, kind.and(going));
      if (found != null) {
        return found;
      }
    }
    return null;
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
