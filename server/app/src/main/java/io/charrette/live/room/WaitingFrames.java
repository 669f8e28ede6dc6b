package io.charrette.live.room;

import io.charrette.live.loop.LiveLimits;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The frames that arrived while a room was loading, in order, bounded. */
final class WaitingFrames {
  private record Waiting(long connection, Buffer frame) {}

  /** Takes a frame whose turn has come. */
  @FunctionalInterface
  interface Taker {
    void take(long connection, Buffer frame);
  }

  private final LiveLimits.ForJournal limits;
  private final Deque<Waiting> frames = new ArrayDeque<>();
  private long bytes;

  WaitingFrames(LiveLimits.ForJournal limits) {
    this.limits = limits;
  }

  /** Keeps a frame, unless there are too many. */
  boolean add(long connection, Buffer frame) {
    if (frames.size() >= limits.unsavedEntries()
        || bytes + frame.length() > limits.unsavedBytes()) {
      return false;
    }
    frames.add(new Waiting(connection, frame));
    bytes += frame.length();
    return true;
  }

  /** Hands over all that was kept. */
  void release(Taker taker) {
    for (Waiting next = frames.poll(); next != null; next = frames.poll()) {
      taker.take(next.connection(), next.frame());
    }
    bytes = 0;
  }
}
