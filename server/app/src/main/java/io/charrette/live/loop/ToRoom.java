package io.charrette.live.loop;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What a socket's loop tells the loop that owns a room, on the event bus, by reference.
 *
 * <p>The owner of a room is chosen by {@code RoomHost}; messages of one connection arrive in order.
 */
public sealed interface ToRoom
    permits ToRoom.Opened,
        ToRoom.Frame,
        ToRoom.FallenBehind,
        ToRoom.CaughtUp,
        ToRoom.Closed,
        RoomOrder {
  RoomKey room();

  /** A socket was opened and may read this table's document. */
  record Opened(RoomKey room, ConnectionRef connection) implements ToRoom {}

  /** A binary frame of an opened socket, whole, already within the frame limit. */
  record Frame(RoomKey room, long connection, Buffer bytes) implements ToRoom {}

  /** A socket does not take what it is sent as fast as it comes. */
  record FallenBehind(RoomKey room, long connection) implements ToRoom {}

  /** A socket that was held has taken all that it was sent. */
  record CaughtUp(RoomKey room, long connection) implements ToRoom {}

  /** What a turn of a socket's loop has for the rooms of a loop, in order. */
  record Several(List<ToRoom> messages) {}

  /** The socket is gone. */
  record Closed(RoomKey room, long connection) implements ToRoom {}
}
