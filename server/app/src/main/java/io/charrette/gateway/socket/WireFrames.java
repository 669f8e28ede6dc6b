package io.charrette.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;

/**
 * Encodes a server's WebSocket frames (RFC 6455, section 5.2) as they are on the wire: once,
 * however many sockets a frame goes to. The caller releases what it gets.
 */
final class WireFrames {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_BINARY = 0x82;
  private static final int FINAL_CLOSE = 0x88;
  private static final int FINAL_PING = 0x89;
  private static final int FINAL_PONG = 0x8a;
  private static final int LONGEST_HEADER = 10;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private WireFrames() {}

  static ByteBuf binary(Buffer payload) {
    return frame(FINAL_BINARY, bytes(payload));
  }

  static ByteBuf text(Buffer payload) {
    return frame(FINAL_TEXT, bytes(payload));
  }

  /** A text that comes in pieces. */
  static ByteBuf text(byte[][] pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    ByteBuf frame = frame(FINAL_TEXT, length);
    for (byte[] piece : pieces) {
      frame.writeBytes(piece);
    }
    return frame;
  }

  static ByteBuf ping() {
    return frame(FINAL_PING, Unpooled.EMPTY_BUFFER);
  }

  /** The answer to a ping with this payload. */
  static ByteBuf pong(ByteBuf payload) {
    return frame(FINAL_PONG, payload);
  }

  static ByteBuf close(int code, String reason) {
    return frame(
        FINAL_CLOSE,
        Unpooled.buffer().writeShort(code).writeBytes(reason.getBytes(StandardCharsets.UTF_8)));
  }

  private static ByteBuf bytes(Buffer buffer) {
    return ((BufferInternal) buffer).getByteBuf();
  }

  private static ByteBuf frame(int head, ByteBuf payload) {
    int length = payload.readableBytes();
    return frame(head, length).writeBytes(payload, payload.readerIndex(), length);
  }

  /** The head of a frame, with room for its payload. */
  private static ByteBuf frame(int head, int length) {
    ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(LONGEST_HEADER + length);
    frame.writeByte(head);
    if (length < TWO_BYTES) {
      frame.writeByte(length);
    } else if (length <= 0xffff) {
      frame.writeByte(TWO_BYTES).writeShort(length);
    } else {
      frame.writeByte(EIGHT_BYTES).writeLong(length);
    }
    return frame;
  }
}
