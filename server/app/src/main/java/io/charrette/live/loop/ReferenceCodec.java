package io.charrette.live.loop;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** The event-bus codec that hands over the very object; for this process only. */
final class ReferenceCodec implements MessageCodec<Object, Object> {
  static final String NAME = "charrette.by-reference";

  @Override
  public void encodeToWire(Buffer buffer, Object value) {
    throw new UnsupportedOperationException("never leaves the process");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("never leaves the process");
  }

  @Override
  public Object transform(Object value) {
    return value;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
