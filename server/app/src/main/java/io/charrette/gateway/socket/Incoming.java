package io.charrette.gateway.socket;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.TokenBucket;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of one socket, and the last handler of its channel: puts fragments together,
 * never beyond a bound, and answers pings and the closing handshake (RFC 6455, section 5.5). Its
 * own loop's only.
 */
final class Incoming extends ChannelInboundHandlerAdapter {
  private final Connections connections;
  private final Connection connection;
  private final int mostBytes;
  private final Receiver receiver;
  private final List<TokenBucket> frames;
  private final InstantSource clock;
  private @Nullable Buffer fragments;
  private boolean text;

  /** Gets whole messages, then the end. */
  interface Receiver {
    void binary(Buffer message);

    void text(Buffer message);

    /** The socket is gone. */
    void ended();
  }

  /**
   * Wires it.
   *
   * @param mostBytes of a message, put together
   * @param frames each has a token for each frame, whatever it is (SPEC W10)
   */
  Incoming(
      Connections connections,
      Connection connection,
      int mostBytes,
      Receiver receiver,
      List<TokenBucket> frames,
      InstantSource clock) {
    this.connections = connections;
    this.connection = connection;
    this.mostBytes = mostBytes;
    this.receiver = receiver;
    this.frames = frames;
    this.clock = clock;
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object message) {
    connection.heard();
    ContextInternal before = connections.context().beginDispatch();
    try {
      if (message instanceof WebSocketFrame frame) {
        if (isAllowed()) {
          take(frame);
        } else {
          fragments = null;
          connection.cutOff(CloseReason.TOO_FAST);
        }
      }
    } finally {
      connections.context().endDispatch(before);
      connection.decoded(fragments == null ? 0 : fragments.length());
      ReferenceCountUtil.release(message);
    }
  }

  private boolean isAllowed() {
    long now = clock.millis();
    for (TokenBucket bucket : frames) {
      if (!bucket.take(now)) {
        return false;
      }
    }
    return true;
  }

  private void take(WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame close) {
      connection.follow(close.statusCode());
    } else if (connection.isClosing()) {
      fragments = null;
    } else if (frame instanceof PingWebSocketFrame) {
      connections.pong(connection, frame.content());
    } else if (frame instanceof BinaryWebSocketFrame) {
      text = false;
      part(frame);
    } else if (frame instanceof TextWebSocketFrame) {
      text = true;
      part(frame);
    } else if (fragments != null) {
      part(frame);
    }
  }

  private void part(WebSocketFrame frame) {
    byte[] part = ByteBufUtil.getBytes(frame.content());
    Buffer before = fragments;
    int length = part.length + (before == null ? 0 : before.length());
    if (length > mostBytes) {
      fragments = null;
      connection.close(CloseReason.TOO_LARGE);
      return;
    }
    if (!frame.isFinalFragment()) {
      fragments = (before == null ? Buffer.buffer() : before).appendBytes(part);
      return;
    }
    fragments = null;
    connection.received(length);
    Buffer whole =
        before == null
            ? BufferInternal.buffer(Unpooled.wrappedBuffer(part))
            : before.appendBytes(part);
    if (text) {
      receiver.text(whole);
    } else {
      receiver.binary(whole);
    }
  }

  /** A frame that breaks RFC 6455, or is over the bound by its header; or the network's failure. */
  @Override
  public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupt) {
      boolean large = corrupt.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
      fragments = null;
      connection.fail(large ? CloseReason.TOO_LARGE : CloseReason.MALFORMED);
    } else {
      connection.abort();
    }
  }

  /** The channel is closed. */
  void ended() {
    ContextInternal before = connections.context().beginDispatch();
    try {
      connection.ended();
      connections.remove(connection);
      receiver.ended();
    } finally {
      connections.context().endDispatch(before);
    }
  }
}
