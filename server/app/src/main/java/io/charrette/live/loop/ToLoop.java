package io.charrette.live.loop;

import io.charrette.message.StateMessage;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a room or a workshop's runtime tells one loop's sockets, on the event bus, by reference: one
 * message for all the sockets of a loop.
 */
public sealed interface ToLoop {
  /** What concerns one socket only; it means nothing when that is gone. */
  sealed interface ToSocket extends ToLoop {
    long connection();
  }

  /** The event-bus address of a loop's sockets. */
  static String address(int loop) {
    return "live.loop." + loop;
  }

  /**
   * A binary frame for every socket of the room on this loop.
   *
   * @param except a connection that does not get it, or -1
   */
  record Broadcast(RoomKey room, Buffer frame, long except) implements ToLoop {}

  /**
   * A slow socket gets no broadcasts from here on, until {@link Resume}; the loop tells the room
   * when the socket has taken all that it was sent.
   */
  record Hold(long connection) implements ToSocket {}

  /** A socket that was held gets broadcasts again from here on. */
  record Resume(long connection) implements ToSocket {}

  /**
   * Too much of what a socket sent waits for its room: nothing more is read, until {@link ReadOn}.
   */
  record StopReading(long connection) implements ToSocket {}

  /** What a socket sends is read again. */
  record ReadOn(long connection) implements ToSocket {}

  /** A binary frame for one socket. */
  record Send(long connection, Buffer frame) implements ToSocket {}

  /**
   * The answer to what a socket asked; the loop tells the room when the socket has taken it. Those
   * that get the same frame share it as long as one of them has not taken it.
   */
  record Answer(long connection, Buffer frame) implements ToSocket {}

  /**
   * A text message for some of this loop's sockets.
   *
   * @param text UTF-8 JSON, shared between all receivers
   * @param latest what a later one of stands for it; null when nothing does
   */
  record SendText(long[] connections, Buffer text, @Nullable Latest latest) implements ToLoop {}

  /**
   * The workshop's state for one socket. One that understands it, and has an earlier state, is sent
   * what changed; of one that does not keep up only the last is kept.
   */
  record SendState(long connection, StateMessage state) implements ToSocket {}

  /** What a turn of a room's loop has for the sockets of a loop, in order. */
  record Several(List<ToLoop> messages) implements ToLoop {}

  /** Closes one socket. */
  record Close(long connection, CloseReason reason) implements ToSocket {}
}
