package io.charrette.gateway;

import io.vertx.core.buffer.Buffer;

/**
 * What a binary frame is by its first two bytes, which is all that limits need to know; the room
 * decodes it.
 */
final class SyncFrames {
  private static final byte SYNC = 0;
  private static final byte STEP_1 = 0;
  private static final byte STEP_2 = 1;
  private static final byte UPDATE = 2;

  private SyncFrames() {}

  static boolean isStep1(Buffer frame) {
    return isSync(frame, STEP_1);
  }

  static boolean isStep2(Buffer frame) {
    return isSync(frame, STEP_2);
  }

  /** Sync step 2 or update. */
  static boolean carriesUpdate(Buffer frame) {
    return isStep2(frame) || isSync(frame, UPDATE);
  }

  private static boolean isSync(Buffer frame, byte kind) {
    return frame.length() >= 2 && frame.getByte(0) == SYNC && frame.getByte(1) == kind;
  }
}
