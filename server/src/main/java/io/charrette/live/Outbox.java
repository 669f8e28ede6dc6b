package io.charrette.live;

import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The updates of one turn of the loop that the room's other connections have not got yet. Several
 * become one frame, so a busy room writes fewer frames, not more. Touched by the room's context
 * only.
 */
final class Outbox {
  private final RoomConnections connections;
  private final List<byte[]> updates = new ArrayList<>();
  private @Nullable Buffer onlyFrame;
  private long sender;

  Outbox(RoomConnections connections) {
    this.connections = connections;
  }

  /**
   * Takes an update.
   *
   * @param frame the update as a frame, when it came as one
   * @param from the connection that has it already, or {@link RoomConnections#NOBODY}
   */
  void add(byte[] update, @Nullable Buffer frame, long from) {
    if (updates.isEmpty()) {
      onlyFrame = frame;
      sender = from;
    } else {
      onlyFrame = null;
      if (sender != from) {
        // Each sender gets the others' updates; that its own come along does no harm.
        sender = RoomConnections.NOBODY;
      }
    }
    updates.add(update);
  }

  /** Sends what has gathered. */
  void flush() {
    if (updates.isEmpty()) {
      return;
    }
    Buffer frame = onlyFrame;
    connections.broadcast(
        frame != null ? frame : Buffer.buffer(SyncProtocol.update(merged())), sender);
    updates.clear();
  }

  private byte[] merged() {
    try {
      return Updates.merge(updates);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update that was applied is malformed", e);
    }
  }
}
