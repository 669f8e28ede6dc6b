package io.charrette.live.room;

import io.charrette.live.loop.LiveLimits;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
    // So there are never more frames than entries, and a bound is enough.
    long weight = (long) frame.length() + limits.unsavedBytes() / limits.unsavedEntries();
    frames.add(new Waiting(from, frame));
    weights.merge(from.owner(), weight, Long::sum);
    weightOfAll += weight;
    return weightOfAll <= limits.unsavedBytes() ? List.of() : dropLargest();
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
