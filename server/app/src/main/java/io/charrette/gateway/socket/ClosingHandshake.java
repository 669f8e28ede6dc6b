package io.charrette.gateway.socket;

import io.charrette.live.loop.CloseReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * How one socket ends: by a closing handshake that either side begins, or without a word. The
 * socket's loop only.
 */
final class ClosingHandshake {
  /** How long a peer may take to close after it was told to. */
  private static final long CLOSING_MS = 5_000;

  /** How it ended when its peer closed it, and when its channel did without a word. */
  private static final String LEFT = "left";

  private static final String LOST = "lost";

  private final ChannelHandlerContext wire;
  private String outcome = LOST;

  /** Has not begun. */
  ClosingHandshake(ChannelHandlerContext wire) {
    this.wire = wire;
  }

  /** The server begins it for a named reason; the channel is closed if the peer does not follow. */
  void begin(CloseReason reason) {
    outcome = reason.reason();
    var unused = say(reason.code(), reason.reason());
    ScheduledFuture<?> timer =
        channel().eventLoop().schedule(this::abort, CLOSING_MS, TimeUnit.MILLISECONDS);
    channel().closeFuture().addListener(closed -> timer.cancel(false));
  }

  /** The peer begins it; it gets its code back, and the channel is closed. */
  void answer(int code) {
    outcome = LEFT;
    boolean given = WebSocketCloseStatus.isValidStatusCode(code);
    say(given ? code : WebSocketCloseStatus.NORMAL_CLOSURE.code(), "")
        .addListener(written -> abort());
  }

  /** Ends the output once all that was sent is written. */
  void endOutput() {
    // Not the whole channel: if bytes come to a closed one, the peer's system may drop the reason.
    wire.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> shutdownOutput());
  }

  /** Closes the channel without a word. */
  void abort() {
    var unused = channel().close();
  }

  /** How it ended, in a word for the log. */
  String outcome() {
    return outcome;
  }

  private ChannelFuture say(int code, String reason) {
    return wire.writeAndFlush(WireFrames.close(code, reason));
  }

  private void shutdownOutput() {
    var unused = ((DuplexChannel) channel()).shutdownOutput();
  }

  private Channel channel() {
    return wire.channel();
  }
}
