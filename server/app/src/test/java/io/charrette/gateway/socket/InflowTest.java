package io.charrette.gateway.socket;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.FairTurns;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.TokenBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bytes of sockets")
class InflowTest {
  private static final RoomKey ROOM = new RoomKey("BCDF2346GHJK", 1);
  private static final int KIB = 1024;

  /** By this clock decoding a portion takes a whole slice of time. */
  private static final long PORTION_NANOS = 1_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
  private final Connections connections =
      new Connections(
          context,
          0,
          1,
          1024 * 1024,
          1024 * 1024,
          new RoomMail(context, new Bus(vertx, 1)),
          new SocketMeters(new SimpleMeterRegistry()));
  private final FairTurns<Inflow.Portion> turns =
      new FairTurns<>(context, () -> now(), new Inflow.Decoding());
  private final List<String> decoded = Collections.synchronizedList(new ArrayList<>());
  private final List<EmbeddedChannel> channels = new ArrayList<>();
  private long now;

  private long now() {
    return now;
  }

  /** In the decoder's place: takes its time. */
  private final class Decoder extends ChannelInboundHandlerAdapter {
    private final String name;
    @Nullable Connection cutOff;

    Decoder(String name) {
      this.name = name;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
      decoded.add(name);
      now += PORTION_NANOS;
      ReferenceCountUtil.release(message);
      if (cutOff != null) {
        cutOff.cutOff(CloseReason.TOO_FAST);
      }
    }
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    channels.forEach(EmbeddedChannel::finishAndReleaseAll);
  }

  private <T> T onLoop(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> done.complete(work.get()));
    return await(done.future().toCompletionStage());
  }

  /** A participant's socket whose bytes this handler gets. */
  private Connection socket(EmbeddedChannel channel, Decoder decoder, String participant) {
    Connection connection = decodedBy(decoder, channel, participant);
    channel.pipeline().addFirst(new Inflow(connection, turns, connections.unfinished(), null));
    return connection;
  }

  private Connection decodedBy(
      ChannelInboundHandler decoder, EmbeddedChannel channel, String participant) {
    channels.add(channel);
    channel.pipeline().addLast(decoder);
    return connections.add(
        channel.pipeline().context(decoder),
        Role.PARTICIPANT,
        participant,
        Dialect.CHARRETTE_1,
        ROOM);
  }

  private static ByteBuf bytes(int bytes) {
    return Unpooled.wrappedBuffer(new byte[bytes]);
  }

  /** Lets the loop do all that it has to. */
  private void settle(int portions) {
    for (int turn = 0; turn < 1_000 && decoded.size() < portions; turn++) {
      onLoop(() -> true);
    }
  }

  @Test
  @DisplayName("[W20] of somebody who sends much wait while others have their turns")
  void inTurns() {
    EmbeddedChannel large = new EmbeddedChannel();
    EmbeddedChannel second = new EmbeddedChannel();
    EmbeddedChannel small = new EmbeddedChannel();
    onLoop(
        () -> {
          socket(large, new Decoder("ana"), "ana");
          socket(second, new Decoder("ana too"), "ana");
          socket(small, new Decoder("ed"), "ed");
          large.writeInbound(bytes(20 * KIB));
          second.writeInbound(bytes(20 * KIB));
          small.writeInbound(bytes(100));
          return true;
        });
    settle(41);

    assertThat(decoded).hasSize(41);
    assertThat(decoded.subList(0, 4)).as("a turn").containsOnly("ana");
    assertThat(decoded.indexOf("ed")).as("the place of whose turn is next").isLessThanOrEqualTo(6);
    assertThat(decoded.indexOf("ana too")).as("of her other socket").isLessThanOrEqualTo(7);
  }

  @Test
  @DisplayName("[W10] are not decoded once the socket is cut off, and take no memory then")
  void cutOff() {
    ByteBuf much = bytes(200 * KIB);
    EmbeddedChannel channel = new EmbeddedChannel();
    onLoop(
        () -> {
          Decoder decoder = new Decoder("ana");
          decoder.cutOff = socket(channel, decoder, "ana");
          channel.writeInbound(much);
          return true;
        });
    settle(2);

    assertThat(decoded).containsExactly("ana");
    assertThat(much.refCnt()).isZero();
  }

  @Test
  @DisplayName("[W20] are not read while 128 KiB wait, and read again when none does")
  void paused() {
    EmbeddedChannel channel = new EmbeddedChannel();
    onLoop(
        () -> {
          socket(channel, new Decoder("ana"), "ana");
          channel.writeInbound(bytes(4 * KIB));
          channel.writeInbound(bytes(128 * KIB));
          assertThat(channel.config().isAutoRead()).as("while 128 KiB wait").isTrue();
          channel.writeInbound(bytes(1));
          assertThat(channel.config().isAutoRead()).as("while more wait").isFalse();
          return true;
        });
    settle(4 + 128 + 1);

    assertThat(decoded).hasSize(4 + 128 + 1);
    awaitUntil("it is read again", () -> channel.config().isAutoRead());
  }

  @Test
  @DisplayName("[W20] that are more than a mebibyte at once, of a peer that is gone, are dropped")
  void muchOfAPeerThatIsGone() {
    ByteBuf much = bytes(2 * KIB * KIB);
    EmbeddedChannel channel = new EmbeddedChannel();
    onLoop(
        () -> {
          socket(channel, new Decoder("ana"), "ana");
          channel.writeInbound(much);
          return true;
        });

    assertThat(channel.isOpen()).isFalse();
    assertThat(decoded).isEmpty();
    assertThat(much.refCnt()).isZero();
  }

  /** Counts frames, which all are pings. */
  private static final class Pings extends ChannelInboundHandlerAdapter
      implements Incoming.Receiver {
    int count;

    @Override
    public void channelRead(ChannelHandlerContext channel, Object frame) {
      count++;
      channel.fireChannelRead(frame);
    }

    @Override
    public void binary(Buffer message) {}

    @Override
    public void text(Buffer message) {}

    @Override
    public void ended() {}
  }

  /** What a participant's socket counts that gets so many pings at once. */
  private int pinged(int times, List<TokenBucket> frames) {
    EmbeddedChannel channel = new EmbeddedChannel();
    Pings pings = new Pings();
    WebSocket13FrameDecoder decoder =
        new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder().build());
    onLoop(
        () -> {
          Connection connection = decodedBy(decoder, channel, "ana");
          Incoming incoming =
              new Incoming(connections, connection, KIB, pings, frames, InstantSource.system());
          channel
              .pipeline()
              .addFirst(new Inflow(connection, turns, connections.unfinished(), null))
              .addLast(pings, incoming);
          ByteBuf all = Unpooled.buffer();
          for (int ping = 0; ping < times; ping++) {
            all.writeShort(0x8980).writeInt(0);
          }
          channel.writeInbound(all);
          return true;
        });
    return pings.count;
  }

  @Test
  @DisplayName("[W10] that are pings without end cost what is allowed, and a portion")
  void pingsWithoutEnd() {
    assertThat(pinged(10_000, List.of(new TokenBucket(0.001, 1_300, 0))))
        .isBetween(1_300, 1_300 + Inflow.PORTION / 6 + 1);
  }

  @Test
  @DisplayName("[W10] of all sockets of a participant count together")
  void ofOneParticipant() {
    List<ParticipantShare> both = new ArrayList<>();
    for (int socket = 0; socket < 2; socket++) {
      both.add(onLoop(() -> connections.shareOf(ROOM, "ana", () -> share(1_500))));
    }
    assertThat(both.getFirst()).isSameAs(both.getLast());
    assertThat(onLoop(() -> connections.shareOf(ROOM, "ed", () -> share(1))))
        .isNotSameAs(both.getFirst());
    assertThat(pinged(1_000, List.of(both.getFirst().frames()))).isEqualTo(1_000);

    assertThat(pinged(1_000, List.of(both.getLast().frames())))
        .isBetween(500, 500 + Inflow.PORTION / 6 + 1);
  }

  private static ParticipantShare share(int frames) {
    return new ParticipantShare(
        new TokenBucket(0.001, frames, 0), new TokenBucket(0.001, Integer.MAX_VALUE, 0));
  }

  @Test
  @DisplayName(
      "[W20] of messages that are not whole so much is held, and then whoever holds most goes")
  void unfinished() {
    EmbeddedChannel honest = new EmbeddedChannel();
    EmbeddedChannel first = new EmbeddedChannel();
    EmbeddedChannel second = new EmbeddedChannel();
    List<Connection> all = new ArrayList<>();
    Unfinished bounded = new Unfinished(8 * KIB, () -> all);
    onLoop(
        () -> {
          all.add(begin(honest, "ana", bounded));
          all.add(begin(first, "mallory", bounded));
          all.add(begin(second, "mallory", bounded));
          for (int kib = 0; kib < 3; kib++) {
            first.writeInbound(bytes(KIB));
            second.writeInbound(bytes(KIB));
          }
          honest.writeInbound(bytes(KIB));
          return true;
        });
    assertThat(List.of(honest.isOpen(), first.isOpen(), second.isOpen())).containsOnly(true);
    assertThat(bounded.total()).isGreaterThanOrEqualTo(7 * KIB);

    onLoop(() -> first.writeInbound(bytes(2 * KIB)));

    assertThat(honest.isOpen()).isTrue();
    assertThat(List.of(first.isOpen(), second.isOpen())).contains(false);
    assertThat(bounded.total()).isLessThanOrEqualTo(4 * KIB);
    onLoop(() -> honest.writeInbound(bytes(KIB)));
    assertThat(honest.isOpen()).isTrue();
  }

  /** A socket of which the head of a frame of 64 KiB has come. */
  private Connection begin(EmbeddedChannel channel, String participant, Unfinished bounded) {
    WebSocket13FrameDecoder decoder =
        new WebSocket13FrameDecoder(
            WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(KIB * KIB).build());
    Connection connection = decodedBy(decoder, channel, participant);
    List<TokenBucket> frames = List.of(new TokenBucket(1, 1_000, 0));
    channel
        .pipeline()
        .addFirst(new Inflow(connection, turns, bounded, null))
        .addLast(
            new Incoming(
                connections, connection, KIB * KIB, new Pings(), frames, InstantSource.system()));
    channel.writeInbound(Unpooled.buffer().writeShort(0x82ff).writeLong(64 * KIB).writeInt(0));
    return connection;
  }
}
