package io.charrette.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Bounds in how many pieces the body of a request may come (SPEC H18). A chunk may have one byte,
 * and what is read at once are ten thousand of them, each of which Vert.x appends to the body by
 * itself. Whoever sends more is closed, and nothing more of what was read is decoded.
 */
public final class BodyPieces extends ChannelInboundHandlerAdapter {
  /** Chunks, or what was read at once. */
  static final int MOST = 1_000;

  private final ChannelHandler decoder;
  private int pieces;
  private boolean over;

  BodyPieces(ChannelHandler decoder) {
    this.decoder = decoder;
  }

  /** Bounds the bodies of a connection that was just opened. */
  public static void bound(HttpConnection connection) {
    bound(((HttpServerConnection) connection).channelHandlerContext().pipeline());
  }

  static void bound(ChannelPipeline pipeline) {
    ChannelHandlerContext decoder = pipeline.context(HttpObjectDecoder.class);
    pipeline.addAfter(decoder.name(), null, new BodyPieces(decoder.handler()));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      pieces = 0;
    }
    if (over || (message instanceof HttpContent && ++pieces > MOST)) {
      ReferenceCountUtil.release(message);
      end(context.channel());
    } else {
      context.fireChannelRead(message);
    }
  }

  private void end(Channel channel) {
    if (!over) {
      over = true;
      // Without it nothing is decoded; closing alone would let it go on with what it has.
      channel.pipeline().remove(decoder);
      var unused = channel.close();
    }
  }
}
