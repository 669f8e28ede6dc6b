package io.charrette.gateway.socket;

import io.charrette.live.loop.Latest;
import io.charrette.message.Saved;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a binary frame is by its first two bytes, which is all that limits need to know; the room
 * decodes it. A number may be written in more bytes than it needs; what is not recognised for that
 * reason counts as an update.
 */
final class SyncFrames {
  private static final byte SYNC = 0;
  private static final byte AWARENESS = 1;
  private static final byte QUERY_AWARENESS = 3;
  private static final byte SAVED = Saved.TYPE;
  private static final byte STEP_1 = 0;
  private static final byte STEP_2 = 1;

  private SyncFrames() {}

  /** Sync step 1. */
  static boolean isStep1(Buffer frame) {
    return isSync(frame, STEP_1);
  }

  /** Sync step 2. */
  static boolean isStep2(Buffer frame) {
    return isSync(frame, STEP_2);
  }

  /** Asks for something that may be large to answer: sync step 1 and query awareness. */
  static boolean isQuestion(Buffer frame) {
    return isStep1(frame) || begins(frame, QUERY_AWARENESS);
  }

  static boolean isAwareness(Buffer frame) {
    return begins(frame, AWARENESS);
  }

  /** What a later frame of the server's stands for it; null when nothing does. */
  static @Nullable Latest latest(Buffer frame) {
    if (isStep1(frame)) {
      return Latest.QUESTION;
    }
    return begins(frame, SAVED) ? Latest.SAVED : null;
  }

  private static boolean isSync(Buffer frame, byte step) {
    return frame.length() >= 2 && begins(frame, SYNC) && frame.getByte(1) == step;
  }

  private static boolean begins(Buffer frame, byte type) {
    return frame.length() >= 1 && frame.getByte(0) == type;
  }
}
