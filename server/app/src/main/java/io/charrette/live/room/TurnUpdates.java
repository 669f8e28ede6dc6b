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

  /** What others are to be shown of them. */
  private final List<byte[]> news = new ArrayList<>();

  private @Nullable Buffer onlyFrame;
  private long sender;

  /**
   * All of them as one.
   *
   * @param update as it came
   * @param news what others are to be shown of it; null when that is nothing
   * @param frame the news as a frame, when that came as one
   * @param from the only connection that has the news already, or {@link RoomConnections#NOBODY}
   */
  record Merged(byte[] update, byte @Nullable [] news, @Nullable Buffer frame, long from) {}

  /**
   * Takes an update.
   *
   * @param different what others are to be shown of it, empty when that is nothing; null when it is
   *     the update itself
   * @param frame the update as a frame, when it came as one
   * @param from the connection that brought it, or {@link RoomConnections#NOBODY}
   */
  void add(byte[] update, byte @Nullable [] different, @Nullable Buffer frame, long from) {
    // What it has set free its sender may not have.
    long knows = different == null ? from : RoomConnections.NOBODY;
    if (updates.isEmpty()) {
      onlyFrame = different == null ? frame : null;
      sender = knows;
    } else {
      onlyFrame = null;
      if (sender != knows) {
        // Each sender gets the others' updates; that its own come along does no harm.
        sender = RoomConnections.NOBODY;
      }
    }
    updates.add(update);
    byte[] shown = different == null ? update : different;
    if (shown.length > 0) {
      news.add(shown);
    }
  }

  boolean isEmpty() {
    return updates.isEmpty();
  }

  /** What has gathered, at least one update, to be handed on; the next turn begins. */
  Merged take() {
    byte[] all = merge(updates);
    byte[] shown = news.isEmpty() ? null : news.equals(updates) ? all : merge(news);
    Merged merged = new Merged(all, shown, onlyFrame, sender);
    updates.clear();
    news.clear();
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
