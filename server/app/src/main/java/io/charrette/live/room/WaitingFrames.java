package io.charrette.live.room;

import io.charrette.live.loop.LiveLimits;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The frames that arrived while a room was loading, in order, bounded. A room asks for large ones
 * only when it has loaded, so where there is no room the frames go of whoever has sent most.
 */
final class WaitingFrames {
  private record Waiting(RoomConnection from, Buffer frame) {}

  /** Takes a frame whose turn has come. */
  @FunctionalInterface
  interface Taker {
    void take(long connection, Buffer frame);
  }

  private final LiveLimits.ForJournal limits;
  private final List<Waiting> frames = new ArrayList<>();

  /** By whose they are: bytes, and as many for each frame as make one of the most that may wait. */
  private final Map<String, Long> weights = new HashMap<>();

  private long weightOfAll;

  WaitingFrames(LiveLimits.ForJournal limits) {
    this.limits = limits;
  }

  /**
   * Keeps a frame.
   *
   * @return the connections whose frames were dropped for it, and that are to be closed
   */
  List<RoomConnection> add(RoomConnection from, Buffer frame) {
    long weight = weightOf(frame);
    frames.add(new Waiting(from, frame));
    weights.merge(from.owner(), weight, Long::sum);
    weightOfAll += weight;
    return weightOfAll <= limits.unsavedBytes() ? List.of() : dropLargest();
  }

  /** Forgets the frames of a connection that is gone: they are brought again by the next. */
  void forget(RoomConnection gone) {
    for (Iterator<Waiting> each = frames.iterator(); each.hasNext(); ) {
      Waiting waiting = each.next();
      if (waiting.from() == gone) {
        each.remove();
        long weight = weightOf(waiting.frame());
        weightOfAll -= weight;
        weights.computeIfPresent(
            gone.owner(), (owner, all) -> all == weight ? null : (Long) (all - weight));
      }
    }
  }

  /** So there are never more frames than entries, and a bound is enough. */
  private long weightOf(Buffer frame) {
    return (long) frame.length() + limits.unsavedBytes() / limits.unsavedEntries();
  }

  private List<RoomConnection> dropLargest() {
    Map.Entry<String, Long> most =
        Collections.max(weights.entrySet(), Map.Entry.comparingByValue());
    String largest = most.getKey();
    weightOfAll -= most.getValue();
    weights.remove(largest);
    List<RoomConnection> dropped =
        frames.stream()
            .map(Waiting::from)
            .filter(from -> from.owner().equals(largest))
            .distinct()
            .toList();
    frames.removeIf(waiting -> waiting.from().owner().equals(largest));
    return dropped;
  }

  /** Hands over all that was kept. */
  void release(Taker taker) {
    List<Waiting> kept = List.copyOf(frames);
    frames.clear();
    weights.clear();
    weightOfAll = 0;
    kept.forEach(waiting -> taker.take(waiting.from().id(), waiting.frame()));
  }
}
