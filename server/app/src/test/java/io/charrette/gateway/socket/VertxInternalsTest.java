package io.charrette.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Bus;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.TokenBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The canary for what this package takes from inside Vert.x and Netty, which no release promises to
 * keep. When it fails after an update, the reason is here and not in our own code.
 */
@ExtendWith(VertxExtension.class)
@DisplayName("Inside Vert.x and Netty is what sockets rely on:")
class VertxInternalsTest {
  private static final int PATIENCE_SECONDS = 10;

  /** Vert.x closes one that nothing refers to any longer, and its connections. */
  private final List<Object> held = new ArrayList<>();

  /** A text message that arrived. */
  private static final class Recorder implements Incoming.Receiver {
    final CompletableFuture<String> message = new CompletableFuture<>();

    @Override
    public void binary(Buffer bytes) {
      message.complete("binary");
    }

    @Override
    public void text(Buffer bytes) {
      message.complete(bytes.toString());
    }

    @Override
    public void ended() {
      message.complete("ended");
    }
  }

  /** Does something with a socket just upgraded, on its loop, while a client is connected. */
  private <T> T upgraded(
      Vertx vertx, Function<ServerWebSocket, T> use, Function<WebSocket, CompletableFuture<?>> then)
      throws Exception {
    CompletableFuture<T> used = new CompletableFuture<>();
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setReadIdleTimeout(75))
            .requestHandler(
                request ->
                    request
                        .toWebSocket()
                        .map(use)
                        .onComplete(used::complete, used::completeExceptionally))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    held.add(server);
    WebSocketClient clients = vertx.createWebSocketClient();
    held.add(clients);
    WebSocket client =
        clients
            .connect(server.actualPort(), "127.0.0.1", "/")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    T result = used.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    then.apply(client).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return result;
  }

  private static List<String> names(ChannelPipeline pipeline) {
    List<String> names = new ArrayList<>();
    for (ChannelHandler handler : pipeline.toMap().values()) {
      names.add(handler.getClass().getName());
    }
    return names;
  }

  @Test
  @DisplayName("a decoder of frames, and behind it only what we do without")
  void handlersOfAnUpgradedChannel(Vertx vertx) throws Exception {
    List<String> handlers =
        upgraded(
            vertx,
            socket -> names(((WebSocketInternal) socket).channelHandlerContext().pipeline()),
            client -> CompletableFuture.completedFuture(null));

    assertThat(handlers)
        .as(
            "the handlers of an upgraded channel: UpgradedChannel keeps the decoder of frames and"
                + " takes away all behind it; before this list is changed, see what each new one"
                + " does for a socket, and whether Incoming or Connection must do it from now on")
        .containsExactly(
            "io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder",
            "io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder",
            "io.netty.handler.timeout.IdleStateHandler",
            "io.vertx.core.http.impl.websocket.ServerWebSocketHandshaker$1UnsolicitedMessageHandler",
            "io.vertx.core.net.impl.VertxHandler");
  }

  @Test
  @DisplayName("a channel that goes on without Vert.x's handlers")
  void channelIsOurs(Vertx vertx) throws Exception {
    Recorder recorder = new Recorder();
    List<String> handlers =
        upgraded(
            vertx,
            socket -> {
              ContextInternal context = (ContextInternal) Vertx.currentContext();
              Connections connections =
                  new Connections(
                      context,
                      0,
                      1,
                      1024 * 1024,
                      1024 * 1024,
                      new RoomMail(context, new Bus(vertx, 1)),
                      new SocketMeters(new SimpleMeterRegistry()));
              UpgradedChannel channel = UpgradedChannel.of(socket);
              Connection connection =
                  connections.add(channel.wire(), Role.SCREEN, null, Dialect.CHARRETTE_1, null);
              channel.receive(
                  new Inflow(connection, connections.inflow(), connections.unfinished(), null),
                  new Incoming(
                      connections,
                      connection,
                      1024,
                      recorder,
                      List.of(new TokenBucket(1, 100, 0)),
                      InstantSource.system()));
              return names(channel.wire().pipeline());
            },
            client -> client.writeTextMessage("hello").toCompletionStage().toCompletableFuture());

    assertThat(handlers)
        .as("the handlers that are left")
        .containsExactly(
            Inflow.class.getName(),
            "io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder",
            Incoming.class.getName());
    assertThat(recorder.message.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("what came after Vert.x's handlers were taken away")
        .isEqualTo("hello");
  }

  @Test
  @DisplayName("buffers that wrap bytes and give them back without copying")
  void buffersDoNotCopy() {
    byte[] bytes = {1, 2, 3};
    Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    ByteBuf given = ((BufferInternal) buffer).getByteBuf();

    bytes[0] = 9;

    assertThat(buffer.getByte(0)).as("in the buffer").isEqualTo((byte) 9);
    assertThat(given.getByte(0)).as("in what it gives to be written").isEqualTo((byte) 9);
  }

  @Test
  @DisplayName("a count of the bytes that wait for a channel, as long as it is open")
  void outboundBuffer() {
    EmbeddedChannel channel = new EmbeddedChannel();
    var unused = channel.write(Unpooled.wrappedBuffer(new byte[1000]));
    assertThat(Objects.requireNonNull(channel.unsafe().outboundBuffer()).totalPendingWriteBytes())
        .as("the send queue's bound and the mark of those that fall behind are measured by this")
        .isGreaterThanOrEqualTo(1000);

    channel.flush();
    assertThat(Objects.requireNonNull(channel.unsafe().outboundBuffer()).totalPendingWriteBytes())
        .isZero();
    channel.finishAndReleaseAll();
    assertThat(channel.unsafe().outboundBuffer()).as("of a closed channel").isNull();
  }

  @Test
  @DisplayName("a dispatch that makes a context the current one, and the one before afterwards")
  void dispatch(Vertx vertx) throws Exception {
    ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    CompletableFuture<List<@Nullable Context>> seen = new CompletableFuture<>();
    context
        .nettyEventLoop()
        .execute(
            () -> {
              List<@Nullable Context> current = new ArrayList<>();
              current.add(Vertx.currentContext());
              ContextInternal before = context.beginDispatch();
              current.add(Vertx.currentContext());
              context.endDispatch(before);
              current.add(Vertx.currentContext());
              seen.complete(current);
            });

    assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("the current context before, in and after a dispatch by Incoming")
        .containsExactly(null, context, null);
  }
}
