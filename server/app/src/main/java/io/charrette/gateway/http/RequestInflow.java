package io.charrette.gateway.http;

import io.charrette.live.loop.Addressed;
import io.charrette.live.loop.FairTurns;
import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The bytes of one connection on their way to the handler that decodes requests (SPEC H18). A
 * request may be of thirty bytes, and takes twenty times as much memory once it is decoded. What is
 * read at once are thousands of them, and Vert.x keeps all that are decoded behind the one that is
 * not answered yet: 1,500 connections with 64 KiB each took 512 MiB. So the decoder gets a portion,
 * connections have their turns one after the other, and while Vert.x wants no more the bytes wait
 * here and nothing is read. On its loop only.
 */
public final class RequestInflow extends ChannelDuplexHandler {
  /** Bytes that are decoded before Vert.x may say that it wants no more. */
  static final int PORTION = 512;

  /** Bytes that wait while nothing more is read; less than two reads may be on top of that. */
  static final int ENOUGH = 16 * 1024;

  private final FairTurns<Turn> turns;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /** Whether it is this handler that has reading stopped, although Vert.x wants more. */
  private boolean stopped;

  private boolean askedForTurn;
  private boolean passing;

  private RequestInflow(FairTurns<Turn> turns) {
    this.turns = turns;
  }

  /** A connection has become a socket: what waits is for whoever is next now. */
  public static void leave(ChannelPipeline pipeline) {
    if (pipeline.get(RequestInflow.class) != null) {
      pipeline.remove(RequestInflow.class);
    }
  }

  /** Whose turn it is. */
  private record Turn(RequestInflow inflow, ChannelHandlerContext channel) implements Addressed {
    @Override
    public Object receiver() {
      return inflow;
    }
  }

  /** Puts one before the decoder of each connection of a loop, all of which take turns. */
  public static final class Gate {
    private final FairTurns<Turn> turns;

    /**
     * Makes one in which nobody waits.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Gate(Context context, LongSupplier nanos) {
      this.turns = new FairTurns<>(context, nanos, turn -> turn.inflow().takeTurn(turn.channel()));
    }

    /** A connection was opened; nothing of it has been read yet. */
    public void opened(HttpConnection connection) {
      opened(((HttpServerConnection) connection).channelHandlerContext().pipeline());
    }

    void opened(ChannelPipeline pipeline) {
      pipeline
          .channel()
          .config()
          .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(512, 2 * 1024, ENOUGH));
      String decoder = pipeline.context(HttpObjectDecoder.class).name();
      pipeline.addBefore(decoder, null, new RequestInflow(turns));
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    while (!waiting.isEmpty()) {
      removed.fireChannelRead(waiting.remove());
    }
    waitingBytes = 0;
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    drop();
    closed.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      channel.fireChannelRead(message);
    } else if (channel.channel().isOpen()) {
      waiting.add(bytes);
      waitingBytes += bytes.readableBytes();
      pass(channel);
    } else {
      ReferenceCountUtil.release(bytes);
    }
  }

  /** Vert.x, or who reads by itself, wants more: of what waits here first. */
  @Override
  public void read(ChannelHandlerContext channel) {
    if (waiting.isEmpty()) {
      channel.read();
    } else if (!passing && !askedForTurn) {
      // Not at once: Vert.x asks in the middle of what it does.
      askedForTurn = true;
      channel.executor().execute(() -> takeTurn(channel));
    }
  }

  /** Passes on what may be passed on, now or when its turn has come. */
  private void pass(ChannelHandlerContext channel) {
    if (passing) {
      return;
    }
    passing = true;
    try {
      while (!askedForTurn && isWanted(channel)) {
        askedForTurn = true;
        turns.take(new Turn(this, channel));
      }
    } finally {
      passing = false;
    }
    stopReadingIfEnough(channel);
  }

  private void takeTurn(ChannelHandlerContext channel) {
    askedForTurn = false;
    if (isWanted(channel)) {
      passPortion(channel);
    }
    pass(channel);
  }

  private boolean isWanted(ChannelHandlerContext channel) {
    return !waiting.isEmpty() && (stopped || channel.channel().config().isAutoRead());
  }

  private void passPortion(ChannelHandlerContext channel) {
    if (stopped) {
      // What Vert.x says of it from here on is its own word.
      stopped = false;
      channel.channel().config().setAutoRead(true);
    }
    ByteBuf first = waiting.element();
    int length = Math.min(PORTION, first.readableBytes());
    waitingBytes -= length;
    boolean last = length == first.readableBytes();
    channel.fireChannelRead(last ? waiting.remove() : first.readRetainedSlice(length));
    channel.fireChannelReadComplete();
    if (!channel.channel().isOpen()) {
      drop();
    } else if (waiting.isEmpty() && channel.channel().config().isAutoRead()) {
      channel.read();
    }
  }

  private void stopReadingIfEnough(ChannelHandlerContext channel) {
    if (waitingBytes >= ENOUGH && !stopped && channel.channel().config().isAutoRead()) {
      channel.channel().config().setAutoRead(false);
      stopped = true;
    }
  }

  private void drop() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    waitingBytes = 0;
  }
}
