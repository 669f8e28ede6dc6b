package io.charrette.live.loop;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What a room is told by a socket's loop or by another part of {@code live}, on the event bus, by
 * reference.
 *
 * <p>The room's key says which loop owns it; messages of one connection arrive in order.
 */
public sealed interface ToRoom extends RoomPost, Addressed
    permits ToRoom.Loading, ToRoom.IfLoaded, RoomOrder {
  RoomKey room();

  @Override
  default RoomKey receiver() {
    return room();
  }

  /** A message for which a room is loaded that is not in memory. */
  sealed interface Loading extends ToRoom
      permits Opened,
          RoomOrder.Wake,
          RoomQuestion.Read,
          RoomQuestion.ReadPast,
          RoomQuestion.Restore,
          RoomQuestion.Freeze,
          RoomQuestion.Frozen,
          RoomQuestion.Join,
          RoomQuestion.Part {}

  /** A message that means nothing to a room that is not in memory. */
  sealed interface IfLoaded extends ToRoom
      permits Frame,
          FallenBehind,
          CaughtUp,
          Answered,
          Closed,
          RoomOrder.Facts,
          RoomOrder.Report,
          RoomOrder.Expel {}

  /**
   * A socket was opened and may read this table's document.
   *
   * @param startedAt which of the table's flipcharts its peer has, see {@link
   *     io.charrette.workshop.Table#startedAt}
   */
  record Opened(RoomKey room, ConnectionRef from, long startedAt) implements Loading, FromSocket {}

  /** A binary frame of an opened socket, whole, already within the frame limit. */
  record Frame(RoomKey room, ConnectionRef from, Buffer bytes) implements IfLoaded, FromSocket {
    /** What a frame of no bytes takes. */
    private static final int EMPTY = 128;

    /**
     * The most bytes of a short one. Keystrokes and carets have fewer, and what has no more takes a
     * loop some milliseconds at most, whatever it says.
     */
    static final int SHORT = 512;

    @Override
    public int weight() {
      return EMPTY + bytes.length();
    }

    @Override
    public boolean isLong() {
      return bytes.length() > SHORT;
    }
  }

  /** A socket does not take what it is sent as fast as it comes. */
  record FallenBehind(RoomKey room, ConnectionRef from) implements IfLoaded, FromSocket {}

  /** A socket that was held has taken all that it was sent. */
  record CaughtUp(RoomKey room, ConnectionRef from) implements IfLoaded, FromSocket {}

  /** A socket has taken the answer that it was sent. */
  record Answered(RoomKey room, ConnectionRef from) implements IfLoaded, FromSocket {}

  /** The socket is gone. */
  record Closed(RoomKey room, ConnectionRef from) implements IfLoaded, FromSocket {}

  /** What a turn of a socket's loop has for the rooms of a loop, in order. */
  record Several(List<ToRoom> messages) implements RoomPost {}
}
