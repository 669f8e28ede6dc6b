package io.charrette.gateway.socket;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Latest;
import io.charrette.live.loop.RoomKey;
import io.charrette.message.StateMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending side of one socket; {@link ConnectionState} has the diagram of its life. Its own
 * loop's only.
 *
 * <p>Frames come encoded (see {@link WireFrames}) and are handed to the channel without flushing;
 * {@link #flush} then writes the whole burst to the socket at once.
 */
final class Connection {
  /** Bytes that may wait before it falls behind; fewer where the send queue's bound is small. */
  private static final int BEHIND_BYTES = 64 * 1024;

  private static final int BEHIND_PART = 4;

  /** So many replies may wait that the peer itself asked for. */
  private static final int REPLIES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** The handler that decodes frames; what is written here goes to TLS, if there is any. */
  private final ChannelHandlerContext wire;

  private final ConnectionRef ref;
  private final Dialect dialect;
  private final @Nullable RoomKey room;
  private final int sendQueueBytes;
  private final Traffic traffic;
  private final SocketMeters meters;
  private final ReadGate reading;
  private final ClosingHandshake closing;
  private ConnectionState state = ConnectionState.OPEN;

  /** Sync steps 1 that were sent and not answered. */
  private int stepsAsked;

  /** What waits until the peer has taken what it was sent; null when nothing does. */
  private @Nullable LatestFrames waiting;

  /** The state that the peer was sent last. */
  private @Nullable StateMessage told;

  /** Replies that were sent and not yet written to the socket. */
  private int replies;

  /** How many pings nothing has followed. */
  private int unanswered;

  /** Bytes that were handed to the decoder since it made a frame of any. */
  private int undecoded;

  /** Bytes of a message of which some fragments have come. */
  private int fragments;

  /** How much of these was counted. */
  private int counted;

  Connection(
      ChannelHandlerContext wire,
      ConnectionRef ref,
      Dialect dialect,
      @Nullable RoomKey room,
      int sendQueueBytes,
      Traffic traffic,
      SocketMeters meters) {
    this.wire = wire;
    this.ref = ref;
    this.dialect = dialect;
    this.room = room;
    this.sendQueueBytes = sendQueueBytes;
    this.traffic = traffic;
    this.meters = meters;
    this.reading = new ReadGate(wire.channel());
    this.closing = new ClosingHandshake(wire);
  }

  ConnectionRef ref() {
    return ref;
  }

  long id() {
    return ref.id();
  }

  /** The table's room, null on a workshop's own path. */
  @Nullable RoomKey room() {
    return room;
  }

  /** Whether what its peer sends is read. */
  ReadGate reading() {
    return reading;
  }

  /** Whether the server has begun to close it; what it still sends is ignored. */
  boolean isClosing() {
    return state == ConnectionState.CLOSING;
  }

  /**
   * Whether the server has sent a sync step 1 that was not answered yet; asking takes one off. Only
   * such an answer may be as large as everything that a phone wrote without a network.
   */
  boolean takeStepAsked() {
    assert isOnLoop();
    if (stepsAsked == 0) {
      return false;
    }
    stepsAsked--;
    return true;
  }

  /** Something came in, whatever it is. */
  void heard() {
    assert isOnLoop();
    unanswered = 0;
  }

  /** Sends a ping, which stays the caller's; or aborts if nothing came after so many. */
  void ping(ByteBuf frame, int unansweredAtMost) {
    assert isOnLoop();
    if (unanswered == unansweredAtMost) {
      abort();
    } else {
      if (reading.isOpen()) {
        unanswered++;
      }
      send(frame);
    }
  }

  /** The decoder gets so many bytes. */
  void decoding(int bytes) {
    undecoded += bytes;
  }

  /** It has made a frame, and of the message to which that belongs so many bytes wait. */
  void decoded(int waiting) {
    undecoded = 0;
    fragments = waiting;
  }

  /** Bytes of a message that is not whole. */
  int unfinished() {
    return channel().isOpen() ? undecoded + fragments : 0;
  }

  /** How many more these are than when this was asked before. */
  int takeGrowth() {
    int growth = unfinished() - counted;
    counted += growth;
    return growth;
  }

  /** A whole message of so many bytes came in. */
  void received(int bytes) {
    traffic.received(bytes);
  }

  /** Bytes that wait for the socket to take them. */
  long queuedBytes() {
    ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
    return queue == null ? 0 : queue.totalPendingWriteBytes();
  }

  /**
   * Whether so much waits for the socket that no more broadcasts should be added; true once, until
   * it was held and resumed.
   */
  boolean fallsBehind() {
    assert isOnLoop();
    if (state != ConnectionState.OPEN || !isMuchQueued()) {
      return false;
    }
    state = state.fallenBehind();
    return true;
  }

  private boolean isMuchQueued() {
    return queuedBytes() > Math.min(BEHIND_BYTES, sendQueueBytes / BEHIND_PART);
  }

  /** Whether it gets no broadcasts for now. */
  boolean isHeld() {
    return state == ConnectionState.HELD;
  }

  /**
   * Leaves it out of broadcasts until {@link #resume}; one that is closing stays so.
   *
   * @param mark a frame to be sent last; it stays the caller's
   * @param written called when that, and so all that waits, has been written to the socket
   */
  void hold(ByteBuf mark, Runnable written) {
    assert isOnLoop();
    if (isClosing()) {
      return;
    }
    state = state.held();
    write(mark, written);
  }

  private void write(ByteBuf frame, Runnable written) {
    wire.write(frame.retainedDuplicate())
        .addListener(
            done -> {
              if (done.isSuccess()) {
                written.run();
              }
            });
  }

  /** Lets it have broadcasts again; one that is closing stays so. */
  void resume() {
    assert isOnLoop();
    if (!isClosing()) {
      state = state.resumed();
    }
  }

  /** Sends a frame, which stays the caller's and may go to other sockets too. */
  void send(ByteBuf frame) {
    if (maySend(frame)) {
      // A write fails only when the socket ends, and that end is told by the close future.
      var unused = wire.write(frame.retainedDuplicate(), channel().voidPromise());
    }
  }

  /**
   * Sends a frame, which stays the caller's.
   *
   * @param written called when it, and so all before it, has been written to the socket
   */
  void send(ByteBuf frame, Runnable written) {
    if (maySend(frame)) {
      write(frame, written);
    }
  }

  /**
   * Sends a frame, which stays the caller's, for which a later one of its kind will stand. Of a
   * peer that does not take what it is sent the last one is kept until it has (SPEC W13).
   */
  void sendLatest(Latest kind, ByteBuf frame) {
    assert isOnLoop();
    if (waiting == null && !isMuchQueued()) {
      sendNow(kind, frame);
    } else if (!isClosing()) {
      waiting().keep(kind, frame);
    }
  }

  /**
   * Sends the workshop's state: what changed of it, if the peer understands that and has an earlier
   * one. Of a peer that does not take what it is sent the last state is kept until it has.
   */
  void sendState(StateMessage state) {
    assert isOnLoop();
    if (waiting == null && !isMuchQueued()) {
      sendStateNow(state);
    } else if (!isClosing()) {
      waiting().keep(state);
    }
  }

  /** What waits from now on until the peer has taken what it was sent. */
  private LatestFrames waiting() {
    if (waiting == null) {
      waiting = new LatestFrames();
      wire.write(Unpooled.EMPTY_BUFFER).addListener(taken -> sendWaiting());
    }
    return waiting;
  }

  private void sendStateNow(StateMessage state) {
    StateMessage before = dialect.knowsChanges() ? told : null;
    byte[][] text =
        before == null || state.goesBackFrom(before) ? state.whole() : state.since(before);
    told = state;
    ByteBuf frame = WireFrames.text(text);
    send(frame);
    frame.release();
  }

  private void sendNow(Latest kind, ByteBuf frame) {
    if (kind == Latest.QUESTION) {
      stepsAsked++;
    }
    send(frame);
  }

  /** The peer has taken what it was sent before, or is gone. */
  private void sendWaiting() {
    if (waiting != null) {
      LatestFrames taken = waiting;
      waiting = null;
      taken.release(this::sendStateNow, this::sendNow);
      flush();
    }
  }

  /**
   * Sends a frame, which stays the caller's, that the peer asked for and can ask for as often as it
   * likes. One who does not read what was asked for already gets no more of it (SPEC W22).
   */
  void reply(ByteBuf frame) {
    assert isOnLoop();
    if (replies > 0 && (replies >= REPLIES || isMuchQueued())) {
      return;
    }
    if (maySend(frame)) {
      replies++;
      write(frame, () -> replies--);
    }
  }

  /** Whether it takes another frame, which is counted then; one that is too slow is closed. */
  private boolean maySend(ByteBuf frame) {
    assert isOnLoop();
    if (isClosing()) {
      return false;
    }
    ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
    if (queue == null) {
      return false;
    }
    if (queue.totalPendingWriteBytes() > sendQueueBytes) {
      close(CloseReason.TOO_SLOW);
      return false;
    }
    traffic.sent(frame.readableBytes());
    return true;
  }

  /** Writes what was sent since the last time to the socket. */
  void flush() {
    assert isOnLoop();
    wire.flush();
  }

  /** Closes it for a named reason, and its channel if the peer does not follow; once only. */
  void close(CloseReason reason) {
    assert isOnLoop();
    if (isClosing()) {
      return;
    }
    state = state.closing();
    reading.open(ReadGate.Pause.ROOM);
    meters.closed(reason);
    closing.begin(reason);
  }

  /**
   * Closes it for a named reason without waiting for the peer to follow, since what it sends cannot
   * be decoded any longer.
   */
  void fail(CloseReason reason) {
    close(reason);
    closing.endOutput();
  }

  /** Closes it for a named reason, and reads no more of a peer that sends without end. */
  void cutOff(CloseReason reason) {
    close(reason);
    reading.shut(ReadGate.Pause.CUT_OFF);
  }

  /** The peer closes it, or answers that it was told to. */
  void follow(int code) {
    assert isOnLoop();
    if (isClosing()) {
      abort();
      return;
    }
    state = state.closing();
    closing.answer(code);
  }

  /** The channel is closed, by whomever. */
  void ended() {
    LOG.atDebug()
        .addKeyValue("event", "socket.closed")
        .addKeyValue("connection", ref.id())
        .addKeyValue("role", ref.role().label())
        .addKeyValue("reason", closing.outcome())
        .log("");
  }

  /** Closes the channel without a closing handshake. */
  void abort() {
    closing.abort();
  }

  /** Whether the caller runs on the loop that owns the socket. */
  boolean isOnLoop() {
    return channel().eventLoop().inEventLoop();
  }

  private Channel channel() {
    return wire.channel();
  }
}
