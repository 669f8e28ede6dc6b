package io.charrette.live.room;

import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.LiveLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the moments to forget when more are kept than allowed (SPEC K3): always the one that will
 * be missed least, whose neighbours are the closest in proportion to its age. The first stays as
 * long as there is another, the last always. Every process comes to the same answer.
 */
final class Thinning {
  /** Added to every age, so that a moment of just now has one. */
  private static final long MINUTE_MS = 60_000;

  private Thinning() {}

  /** The times of those to forget; {@code kept} is oldest first. */
  static List<Long> surplus(List<Moment> kept, LiveLimits.ForHistory limits) {
    List<Moment> staying = new ArrayList<>(kept);
    List<Long> surplus = new ArrayList<>();
    long bytes = kept.stream().mapToLong(Moment::bytes).sum();
    while (staying.size() > 1 && (staying.size() > limits.moments() || bytes > limits.bytes())) {
      Moment missedLeast = staying.remove(missedLeast(staying));
      surplus.add(missedLeast.at());
      bytes -= missedLeast.bytes();
    }
    return surplus;
  }

  private static int missedLeast(List<Moment> staying) {
    long last = staying.getLast().at();
    int found = 0;
    double least = Double.MAX_VALUE;
    for (int i = 1; i < staying.size() - 1; i++) {
      long gap = staying.get(i + 1).at() - staying.get(i - 1).at();
      double missed = (double) gap / (last - staying.get(i).at() + MINUTE_MS);
      if (missed < least) {
        least = missed;
        found = i;
      }
    }
    return found;
  }
}
