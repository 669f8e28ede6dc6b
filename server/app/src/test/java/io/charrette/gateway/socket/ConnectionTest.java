package io.charrette.gateway.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Latest;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.message.StateMessages;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.PlayedWorkshop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection")
class ConnectionTest {
  private static final int SEND_QUEUE = 1024 * 1024;
  private static final int TOO_MUCH = 65 * 1024;

  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final Connection connection =
      new Connection(
          channel.pipeline().firstContext(),
          new ConnectionRef(1, 0, Role.PARTICIPANT, "ana", true),
          Dialect.CHARRETTE_2,
          new RoomKey("BCDF2346GHJK", 1),
          SEND_QUEUE,
          new Traffic(),
          new SocketMeters(new SimpleMeterRegistry()));
  private boolean caughtUp;

  @AfterEach
  void close() {
    connection.flush();
    channel.finishAndReleaseAll();
  }

  private void send(int bytes) {
    ByteBuf frame = WireFrames.binary(Buffer.buffer(new byte[bytes]));
    connection.send(frame);
    frame.release();
  }

  private void hold() {
    ByteBuf mark = WireFrames.ping();
    connection.hold(mark, () -> caughtUp = true);
    mark.release();
  }

  private int written() {
    connection.flush();
    int frames = 0;
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      frame.release();
      frames++;
    }
    return frames;
  }

  @Test
  @DisplayName("falls behind once, when too much waits for the socket")
  void fallsBehindOnce() {
    send(10);
    assertThat(connection.fallsBehind()).isFalse();

    send(TOO_MUCH);
    assertThat(connection.fallsBehind()).isTrue();
    assertThat(connection.fallsBehind()).as("again").isFalse();
  }

  @Test
  @DisplayName("is held until the mark at the end of its queue is written, and resumed")
  void heldAndResumed() {
    send(TOO_MUCH);
    assertThat(connection.fallsBehind()).isTrue();
    hold();
    assertThat(connection.isHeld()).isTrue();
    assertThat(caughtUp).as("caught up while frames wait").isFalse();

    assertThat(written()).as("the frame and the mark").isEqualTo(2);
    assertThat(caughtUp).isTrue();
    connection.resume();
    assertThat(connection.isHeld()).isFalse();

    send(TOO_MUCH);
    assertThat(connection.fallsBehind()).as("may fall behind again").isTrue();
  }

  @Test
  @DisplayName(
      "[W22] has 64 replies waiting at most, and one that is not read gets no more of them")
  void replies() {
    reply(1_000, 2);
    assertThat(written()).as("of a thousand pongs").isEqualTo(64);

    reply(100, 60 * 1024);
    assertThat(written()).as("of a hundred large ones").isEqualTo(2);

    send(TOO_MUCH);
    reply(10, 2);
    assertThat(written()).as("one even to who lags behind, to hear that all is well").isEqualTo(2);
  }

  private void reply(int times, int bytes) {
    ByteBuf frame = WireFrames.binary(Buffer.buffer(new byte[bytes]));
    for (int i = 0; i < times; i++) {
      connection.reply(frame);
    }
    frame.release();
  }

  private void latest(Latest kind, int bytes) {
    ByteBuf frame = WireFrames.binary(Buffer.buffer(new byte[bytes]));
    connection.sendLatest(kind, frame);
    frame.release();
  }

  /** The bytes of each frame that is written now, without its header. */
  private List<Integer> writtenBytes() {
    connection.flush();
    List<Integer> bytes = new ArrayList<>();
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      if (frame.isReadable()) {
        bytes.add(frame.readableBytes() - 2);
      }
      frame.release();
    }
    return bytes;
  }

  @Test
  @DisplayName("[W13] keeps of what a later message stands for the last one until it keeps up")
  void latestOnly() {
    latest(Latest.DIGEST, 1);
    latest(Latest.DIGEST, 2);
    assertThat(writtenBytes()).as("while it keeps up").containsExactly(1, 2);

    send(TOO_MUCH);
    for (int bytes = 3; bytes < 100; bytes++) {
      latest(Latest.SAVED, bytes);
      latest(Latest.DIGEST, bytes);
    }
    latest(Latest.QUESTION, 100);
    assertThat(connection.queuedBytes()).isLessThan(TOO_MUCH + 1024);
    assertThat(connection.takeStepAsked()).as("whether a question has left").isFalse();

    assertThat(writtenBytes().subList(1, 4)).containsExactly(99, 99, 100);
    assertThat(connection.takeStepAsked()).isTrue();
    latest(Latest.DIGEST, 5);
    assertThat(writtenBytes()).as("when it keeps up again").containsExactly(5);
  }

  @Test
  @DisplayName(
      "[W4] [W13] sends of a state what changed since the last that the peer was really sent")
  void states() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(1).join("p1", 1);
    StateMessages messages = new StateMessages(workshop.state(), null);
    connection.sendState(messages.forScreen(0));
    assertThat(texts()).singleElement().asString().startsWith("{\"type\":\"state\"");

    send(TOO_MUCH);
    for (String phase : List.of("scan", "challenge", "prepare")) {
      workshop.accept(new FacilitatorCommand.GoToPhase(phase));
      messages = new StateMessages(workshop.state(), messages);
      connection.sendState(messages.forScreen(0));
    }
    List<String> texts = texts();
    assertThat(texts).as("too much, and one of three states").hasSize(2);
    assertThat(texts.get(1))
        .startsWith("{\"type\":\"change\"")
        .contains("\"phase\":\"prepare\"")
        .doesNotContain("\"name\"");
  }

  @Test
  @DisplayName("[W4] [J33] sends a state whole when its version is lower than the last")
  void stateThatGoesBack() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(1);
    StateMessages before = new StateMessages(workshop.state(), null);
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    StateMessages after = new StateMessages(workshop.state(), before);
    connection.sendState(after.forScreen(0));
    connection.sendState(before.forScreen(0));
    connection.sendState(before.forScreen(1));
    assertThat(texts())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"type\":\"state\""),
            back -> assertThat(back).startsWith("{\"type\":\"state\"").contains("\"phase\":\""),
            again -> assertThat(again).startsWith("{\"type\":\"change\""));
  }

  @Test
  @DisplayName("[W4] sends every state whole to a peer that speaks charrette.v1")
  void wholeStates() {
    Connection old =
        new Connection(
            channel.pipeline().firstContext(),
            new ConnectionRef(2, 0, Role.SCREEN, null, true),
            Dialect.CHARRETTE_1,
            null,
            SEND_QUEUE,
            new Traffic(),
            new SocketMeters(new SimpleMeterRegistry()));
    StateMessages messages = new StateMessages(PlayedWorkshop.withTables(1).state(), null);
    old.sendState(messages.forScreen(0));
    old.sendState(messages.forScreen(1));
    assertThat(texts()).hasSize(2).allMatch(text -> text.startsWith("{\"type\":\"state\""));
  }

  /** What is written now, as text, without headers. */
  private List<String> texts() {
    connection.flush();
    List<String> texts = new ArrayList<>();
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      if (frame.isReadable()) {
        int brace = frame.indexOf(0, frame.writerIndex(), (byte) '{');
        texts.add(
            frame.toString(Math.max(0, brace), frame.writerIndex() - Math.max(0, brace), UTF_8));
      }
      frame.release();
    }
    return texts;
  }

  @Test
  @DisplayName("keeps nothing of what waits once it is closed")
  void latestOfOneThatIsClosed() {
    send(TOO_MUCH);
    ByteBuf frame = WireFrames.binary(Buffer.buffer(new byte[10]));
    connection.sendLatest(Latest.DIGEST, frame);
    assertThat(frame.refCnt()).isEqualTo(2);

    connection.close(CloseReason.MOVED);

    assertThat(writtenBytes()).as("what it was sent before, and why it is closed").hasSize(2);
    assertThat(frame.refCnt()).isEqualTo(1);
    frame.release();
  }

  @Test
  @DisplayName("is neither held before it fell behind nor resumed before it was held")
  void illegal() {
    assertThatThrownBy(this::hold).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(connection::resume).isInstanceOf(IllegalStateException.class);

    send(TOO_MUCH);
    assertThat(connection.fallsBehind()).isTrue();
    assertThatThrownBy(connection::resume).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("[W14] [W20] is not given up as silent while nothing is read of it")
  void unread() {
    connection.reading().shut(ReadGate.Pause.ROOM);
    connection.reading().shut(ReadGate.Pause.DECODER);
    assertThat(channel.config().isAutoRead()).isFalse();
    ping(10);
    assertThat(channel.isOpen()).isTrue();

    connection.reading().open(ReadGate.Pause.ROOM);
    assertThat(channel.config().isAutoRead()).as("while something is against it").isFalse();
    connection.reading().open(ReadGate.Pause.DECODER);
    assertThat(channel.config().isAutoRead()).isTrue();
    ping(3);
    assertThat(channel.isOpen()).as("three unanswered pings").isTrue();
    ping(1);
    assertThat(channel.isOpen()).as("a fourth").isFalse();
  }

  private void ping(int times) {
    for (int i = 0; i < times; i++) {
      ByteBuf frame = WireFrames.ping();
      connection.ping(frame, 3);
      frame.release();
      connection.flush();
    }
  }

  @Test
  @DisplayName("[W9] is closed as too slow once its send queue has passed its bound")
  void tooSlow() {
    for (int sent = 0; sent <= SEND_QUEUE; sent += TOO_MUCH) {
      send(TOO_MUCH);
      assertThat(connection.isClosing()).isFalse();
    }
    send(1);
    assertThat(connection.isClosing()).isTrue();
  }

  @Test
  @DisplayName("gets nothing once it closes, whatever its room still says")
  void closing() {
    connection.close(CloseReason.MOVED);
    assertThat(written()).as("the close frame").isEqualTo(1);

    connection.close(CloseReason.TOO_SLOW);
    send(TOO_MUCH);
    hold();
    connection.resume();

    assertThat(connection.isClosing()).isTrue();
    assertThat(connection.isHeld()).isFalse();
    assertThat(connection.fallsBehind()).isFalse();
    assertThat(written()).isZero();
  }

  @Test
  @DisplayName("ends its channel when the peer answers that it was told to close")
  void followed() {
    connection.close(CloseReason.MOVED);
    assertThat(channel.isOpen()).isTrue();

    connection.follow(CloseReason.MOVED.code());
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  @DisplayName("answers a peer that closes, and then ends its channel")
  void follows() {
    connection.follow(1000);

    assertThat(connection.isClosing()).isTrue();
    assertThat(channel.isOpen()).isFalse();
    ByteBuf goodbye = channel.readOutbound();
    assertThat(goodbye.readableBytes()).as("a close frame").isEqualTo(4);
    goodbye.release();
  }
}
