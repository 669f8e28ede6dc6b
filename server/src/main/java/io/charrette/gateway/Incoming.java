package io.charrette.gateway;

import io.charrette.live.CloseReason;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of one socket: puts fragments together, never beyond a bound. Its own loop's
 * only.
 */
final class Incoming {
  private final Connection connection;
  private final int mostBytes;
  private final Receiver receiver;
  private @Nullable Buffer fragments;
  private boolean text;

  /** Gets whole messages. */
  interface Receiver {
    void binary(Buffer message);

    void text(Buffer message);
  }

  private Incoming(Connection connection, int mostBytes, Receiver receiver) {
    this.connection = connection;
    this.mostBytes = mostBytes;
    this.receiver = receiver;
  }

  /** Starts to receive. */
  static void receive(
      ServerWebSocket socket, Connection connection, int mostBytes, Receiver receiver) {
    Incoming incoming = new Incoming(connection, mostBytes, receiver);
    socket.frameHandler(incoming::frame);
    socket.exceptionHandler(incoming::violation);
  }

  private void frame(WebSocketFrame frame) {
    boolean data = frame.isText() || frame.isBinary() || frame.isContinuation();
    if (!data || connection.isClosing()) {
      return;
    }
    if (!frame.isContinuation()) {
      text = frame.isText();
    }
    Buffer part = frame.binaryData();
    Buffer whole = fragments == null ? part : fragments;
    if (fragments != null) {
      if (fragments.length() + part.length() > mostBytes) {
        refuse(CloseReason.TOO_LARGE);
        return;
      }
      fragments.appendBuffer(part);
    }
    if (!frame.isFinal()) {
      fragments = fragments == null ? Buffer.buffer().appendBuffer(part) : fragments;
      return;
    }
    fragments = null;
    connection.received(whole.length());
    if (whole.length() > mostBytes) {
      refuse(CloseReason.TOO_LARGE);
    } else if (text) {
      receiver.text(whole);
    } else {
      receiver.binary(whole);
    }
  }

  /** A frame that breaks RFC 6455; a frame over the bound is known by its header already. */
  private void violation(Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupt) {
      boolean large = corrupt.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
      refuse(large ? CloseReason.TOO_LARGE : CloseReason.MALFORMED);
    }
  }

  private void refuse(CloseReason reason) {
    fragments = null;
    connection.close(reason);
  }
}
