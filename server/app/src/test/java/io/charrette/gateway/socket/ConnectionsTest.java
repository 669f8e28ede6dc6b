package io.charrette.gateway.socket;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.ToLoop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The connections of a loop")
class ConnectionsTest {
  private static final RoomKey ROOM = new RoomKey("BCDF2346GHJK", 1);

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
  private final EmbeddedChannel first = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final EmbeddedChannel second = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final Connections connections =
      new Connections(
          context,
          0,
          1,
          1024 * 1024,
          1024 * 1024,
          new RoomMail(context, new Bus(vertx, 1)),
          new SocketMeters(new SimpleMeterRegistry()));

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    first.finishAndReleaseAll();
    second.finishAndReleaseAll();
  }

  private <T> T onLoop(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> done.complete(work.get()));
    return await(done.future().toCompletionStage());
  }

  private Connection add(EmbeddedChannel channel) {
    return onLoop(
        () ->
            connections.add(
                channel.pipeline().firstContext(),
                Role.PARTICIPANT,
                "ana",
                Dialect.CHARRETTE_1,
                ROOM));
  }

  private static int written(EmbeddedChannel channel) {
    int frames = 0;
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      frame.release();
      frames++;
    }
    return frames;
  }

  @Test
  @DisplayName("that are given the same answer share it, until they have taken it")
  void sharedAnswer() {
    Connection one = add(first);
    Connection another = add(second);
    Buffer answer = Buffer.buffer(new byte[100_000]);
    onLoop(
        () -> {
          connections.handle(new ToLoop.Answer(one.id(), answer));
          connections.handle(new ToLoop.Answer(another.id(), answer));
          return true;
        });
    onLoop(() -> true);

    ByteBuf mine = first.readOutbound();
    ByteBuf theirs = second.readOutbound();
    assertThat(mine.readableBytes()).isGreaterThan(answer.length());
    assertThat(mine.unwrap()).isSameAs(theirs.unwrap());
    mine.release();
    assertThat(theirs.refCnt()).as("references while one has it").isEqualTo(1);
    theirs.release();
    assertThat(theirs.refCnt()).isZero();
  }

  @Test
  @DisplayName("[W22] that are given the same answer at different times share it, too")
  void sharedLater() {
    Connection one = add(first);
    Connection another = add(second);
    Buffer answer = Buffer.buffer(new byte[100_000]);
    Buffer other = Buffer.buffer(new byte[200_000]);
    for (ToLoop each :
        List.of(
            new ToLoop.Answer(one.id(), answer),
            new ToLoop.Answer(one.id(), other),
            new ToLoop.Answer(another.id(), answer))) {
      onLoop(
          () -> {
            connections.handle(each);
            return true;
          });
      onLoop(() -> true);
    }

    ByteBuf mine = first.readOutbound();
    ByteBuf theirs = second.readOutbound();
    assertThat(mine.unwrap()).isSameAs(theirs.unwrap());
    mine.release();
    theirs.release();
    onLoop(
        () -> {
          connections.handle(new ToLoop.Send(another.id(), Buffer.buffer("turn")));
          return true;
        });
    onLoop(() -> true);
    assertThat(theirs.refCnt()).as("references after all have taken it").isZero();
  }

  @Test
  @DisplayName("get what is theirs, also when another of the same message cannot be told something")
  void severalOfOneMessage() {
    Connection broken = add(first);
    Connection other = add(second);
    Buffer frame = Buffer.buffer(new byte[] {0, 2, 0});
    onLoop(
        () -> {
          connections.handle(
              new ToLoop.Several(
                  List.of(
                      // Only one that has fallen behind may be held.
                      new ToLoop.Hold(broken.id()),
                      new ToLoop.Send(other.id(), frame),
                      new ToLoop.Broadcast(ROOM, frame, -1),
                      new ToLoop.Close(other.id(), CloseReason.MOVED))));
          return true;
        });

    assertThat(broken.isClosing()).isTrue();
    assertThat(written(first)).as("a close frame").isEqualTo(1);
    assertThat(other.isClosing()).isTrue();
    assertThat(written(second)).as("both frames and a close frame").isEqualTo(3);
  }
}
