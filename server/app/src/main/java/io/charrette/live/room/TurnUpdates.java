package io.charrette.live.room;

import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The updates that came in one turn of the loop. They become one, so a busy room writes fewer
 * frames and journal entries, not more. Touched by the room's context only.
 */
final class TurnUpdates {
  private final List<byte[]> updates = new ArrayList<>();

  private @Nullable Buffer onlyFrame;
  private long sender;

  /**
   * All of them as one.
   *
   * @param update what they have brought
   * @param frame the same as a frame, when it came as one
   * @param from the only connection that has it already, or {@link RoomConnections#NOBODY}
   */
  record Merged(byte[] update, @Nullable Buffer frame, long from) {}

  /**
   * Takes an update.
   *
   * @param frame the same as a frame, when it came as one
   * @param from the connection that brought it, or {@link RoomConnections#NOBODY}
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

  boolean isEmpty() {
    return updates.isEmpty();
  }

  /** What has gathered, at least one update, to be handed on; the next turn begins. */
  Merged take() {
    Merged merged = new Merged(merge(updates), onlyFrame, sender);
    updates.clear();
    onlyFrame = null;
    return merged;
  }

  private static byte[] merge(List<byte[]> updates) {
    if (updates.size() == 1) {
      return updates.getFirst();
    }
    try {
      return Updates.merge(updates);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update that was applied is malformed", e);
    }
  }
}
