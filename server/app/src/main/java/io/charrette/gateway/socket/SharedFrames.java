package io.charrette.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The messages that were encoded last, as long as a socket still has to take one: a whole flipchart
 * goes to everybody who comes back, and lies there once, however many do not read it. One loop's
 * only.
 */
final class SharedFrames {
  /**
   * Of so many it is known that they are encoded; more are not shared with those who come later.
   */
  private static final int MOST = 64;

  /** The one that was asked for last at the end. */
  private final Deque<Shared> known = new ArrayDeque<>();

  /**
   * A message and its frame.
   *
   * @param message held on to by whoever may send it again
   */
  private record Shared(WeakReference<Buffer> message, ByteBuf frame) {
    /** Whether nobody but this object has the frame. */
    boolean isTaken() {
      return frame.refCnt() == 1;
    }
  }

  /**
   * The message as a frame, which stays this object's. Others with the same bytes are not looked
   * for.
   */
  ByteBuf frame(Buffer binary) {
    for (Iterator<Shared> newestFirst = known.descendingIterator(); newestFirst.hasNext(); ) {
      Shared shared = newestFirst.next();
      if (shared.message().refersTo(binary)) {
        return shared.frame();
      }
    }
    ByteBuf encoded = WireFrames.binary(binary);
    known.addLast(new Shared(new WeakReference<>(binary), encoded));
    if (known.size() > MOST) {
      known.removeFirst().frame().release();
    }
    return encoded;
  }

  /** Forgets those that were taken, or will not be sent again; who was sent one holds it on. */
  void release() {
    known.removeIf(
        shared -> {
          boolean over = shared.isTaken() || shared.message().refersTo(null);
          if (over) {
            shared.frame().release();
          }
          return over;
        });
  }
}
