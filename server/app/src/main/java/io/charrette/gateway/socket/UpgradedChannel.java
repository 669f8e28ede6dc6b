package io.charrette.gateway.socket;

import io.charrette.gateway.http.RequestInflow;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * The channel of a socket that was just upgraded, which from here on is ours and no longer
 * Vert.x's. On its loop only.
 *
 * <p>Vert.x makes the handshake and Netty decodes the frames. What Vert.x would keep for each
 * socket, the request and its answer, queues for either way and a timer, is as much memory again as
 * all the rest, and each frame would go through it.
 */
final class UpgradedChannel {
  private final ChannelHandlerContext wire;

  private UpgradedChannel(ChannelHandlerContext wire) {
    this.wire = wire;
  }

  static UpgradedChannel of(ServerWebSocket socket) {
    ChannelPipeline pipeline = ((WebSocketInternal) socket).channelHandlerContext().pipeline();
    return new UpgradedChannel(pipeline.context(WebSocketFrameDecoder.class));
  }

  /** The handler that decodes frames. Encoded ones are written from it, past any encoder. */
  ChannelHandlerContext wire() {
    return wire;
  }

  /**
   * Lets these handlers take what comes, one before it is decoded and one afterwards, in place of
   * all of Vert.x's, and tells the second of the end.
   */
  void receive(Inflow inflow, Incoming incoming) {
    ChannelPipeline pipeline = wire.pipeline();
    while (!pipeline.lastContext().equals(wire)) {
      pipeline.removeLast();
    }
    pipeline.addBefore(wire.name(), Inflow.NAME, inflow);
    pipeline.addLast(incoming);
    RequestInflow.leave(pipeline);
    wire.channel().config().setAutoRead(true);
    wire.channel().closeFuture().addListener(closed -> incoming.ended());
  }
}
