package io.charrette.live.room;

import java.util.ArrayDeque;
import java.util.OptionalLong;

/**
 * How many update frames of one connection are durable, counted in the order they arrived (SPEC
 * W2).
 *
 * <p>A frame is durable when every entry that the room had appended by then is: it may have brought
 * nothing new only because the same content was already on its way to the journal. While a frame is
 * held back (SPEC W8) the count stands still, until an answer to sync step 1 brings everything.
 */
final class SavedCount {
  /** That the first {@code frames} are durable as soon as the room's entry {@code entry} is. */
  private record Step(long frames, long entry) {}

  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private long arrived;
  private boolean holding;

  /** A frame arrived and was not applied. */
  void refused() {
    arrived++;
    holding = true;
  }

  /**
   * A frame arrived and was applied.
   *
   * @param answer whether it is sync step 2, which carries all that the peer has
   * @param lastEntry the number of the last entry that the room has appended
   */
  void taken(boolean answer, long lastEntry) {
    arrived++;
    if (holding && !answer) {
      return;
    }
    holding = false;
    Step last = steps.peekLast();
    if (last != null && last.entry() == lastEntry) {
      steps.removeLast();
    }
    steps.addLast(new Step(arrived, lastEntry));
  }

  /** Whether all that may be told has been told. */
  boolean isSettled() {
    return steps.isEmpty();
  }

  /** The count to tell the peer, if it grew, now that entries up to this one are durable. */
  OptionalLong advance(long durableEntry) {
    long frames = -1;
    for (Step next = steps.peek(); next != null && next.entry() <= durableEntry; ) {
      frames = next.frames();
      steps.remove();
      next = steps.peek();
    }
    return frames < 0 ? OptionalLong.empty() : OptionalLong.of(frames);
  }
}
