package io.charrette.gateway.socket;

import io.charrette.live.loop.Addressed;
import io.charrette.live.loop.FairTurns;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one socket on their way to the handler that decodes frames: it gets them in
 * portions, and people have their turns one after the other. A frame may be of six bytes, and what
 * is read at once are thousands of such frames; whoever sends them must not have all of them taken
 * before anybody else is heard. Its own loop's only.
 */
final class Inflow extends ChannelInboundHandlerAdapter {
  /** The name of the handler. */
  static final String NAME = "inflow";

  /** Bytes that are decoded before it may be somebody else's turn; at most 170 frames. */
  static final int PORTION = 1024;

  /**
   * Bytes that may wait. Reading pauses long before; but of a peer that has closed its side the
   * system hands over all that is there.
   */
  static final int MOST_WAITING = 1024 * 1024;

  private final Connection connection;
  private final FairTurns<Portion> turns;
  private final Unfinished unfinished;
  private final @Nullable ReadPace pace;
  private int waiting;

  /**
   * Wires it.
   *
   * @param unfinished bounds what is decoded and not whole
   * @param pace what keeps it to its participant's share, null for those who run the workshop
   */
  Inflow(
      Connection connection,
      FairTurns<Portion> turns,
      Unfinished unfinished,
      @Nullable ReadPace pace) {
    this.connection = connection;
    this.turns = turns;
    this.unfinished = unfinished;
    this.pace = pace;
  }

  /** Some bytes; a participant's sockets take turns among themselves. */
  record Portion(Inflow inflow, ChannelHandlerContext channel, ByteBuf bytes) implements Addressed {
    @Override
    public Object receiver() {
      return inflow.connection.ref().person();
    }

    @Override
    public long sender() {
      return inflow.connection.id();
    }

    @Override
    public int weight() {
      return bytes.readableBytes();
    }
  }

  /** Has portions decoded. */
  static final class Decoding implements FairTurns.Owner<Portion> {
    @Override
    public void handle(Portion portion) {
      portion.inflow().pass(portion);
    }

    @Override
    public void overrun(Portion portion) {
      portion.inflow().connection.reading().shut(ReadGate.Pause.DECODER);
    }

    @Override
    public void drained(Portion portion) {
      portion.inflow().connection.reading().open(ReadGate.Pause.DECODER);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      channel.fireChannelRead(message);
      return;
    }
    waiting += bytes.readableBytes();
    if (pace != null) {
      pace.read(bytes.readableBytes());
    }
    if (waiting > MOST_WAITING) {
      connection.abort();
    }
    while (bytes.readableBytes() > PORTION && !isOver(channel)) {
      turns.take(new Portion(this, channel, bytes.readRetainedSlice(PORTION)));
    }
    turns.take(new Portion(this, channel, bytes));
  }

  private void pass(Portion portion) {
    waiting -= portion.weight();
    if (isOver(portion.channel())) {
      ReferenceCountUtil.release(portion.bytes());
    } else {
      connection.decoding(portion.weight());
      portion.channel().fireChannelRead(portion.bytes());
      unfinished.look(connection);
    }
  }

  /** Whether nobody wants to know any longer what it sends. */
  private boolean isOver(ChannelHandlerContext channel) {
    return connection.reading().isCutOff() || !channel.channel().isOpen();
  }
}
