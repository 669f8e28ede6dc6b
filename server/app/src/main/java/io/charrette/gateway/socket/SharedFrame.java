package io.charrette.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The message that was encoded last: a whole flipchart goes to everybody who comes back, and is
 * encoded for the wire once for all of them. One loop's only.
 */
final class SharedFrame {
  private @Nullable Buffer message;
  private @Nullable ByteBuf frame;

  /**
   * The message as a frame, which stays this object's. Others with the same bytes are not looked
   * for.
   */
  @SuppressWarnings("ReferenceEquality")
  ByteBuf frame(Buffer binary) {
    ByteBuf known = frame;
    if (known != null && message == binary) {
      return known;
    }
    release();
    ByteBuf encoded = WireFrames.binary(binary);
    message = binary;
    frame = encoded;
    return encoded;
  }

  /** Forgets it; who has been sent it holds it on. */
  void release() {
    ByteBuf known = frame;
    message = null;
    frame = null;
    if (known != null) {
      known.release();
    }
  }
}
