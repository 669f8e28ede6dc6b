package io.charrette.gateway.socket;

import io.charrette.live.loop.Latest;
import io.charrette.message.StateMessage;
import io.netty.buffer.ByteBuf;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last message of each kind that waits until a peer has taken what it was sent (SPEC W13). Its
 * socket's loop only.
 */
final class LatestFrames {
  private final Map<Latest, ByteBuf> frames = new EnumMap<>(Latest.class);
  private @Nullable StateMessage state;

  /** Keeps a frame, which stays the caller's, instead of the one of its kind before. */
  void keep(Latest kind, ByteBuf frame) {
    ByteBuf before = frames.put(kind, frame.retainedDuplicate());
    if (before != null) {
      before.release();
    }
  }

  /** Keeps the workshop's state instead of the one before. */
  void keep(StateMessage latest) {
    state = latest;
  }

  /**
   * Hands over what is kept, the state first.
   *
   * @param frameSender is given frames that are not its own; they are let go then
   */
  void release(Consumer<StateMessage> stateSender, BiConsumer<Latest, ByteBuf> frameSender) {
    if (state != null) {
      stateSender.accept(state);
    }
    frames.forEach(
        (kind, frame) -> {
          frameSender.accept(kind, frame);
          frame.release();
        });
    frames.clear();
  }
}
