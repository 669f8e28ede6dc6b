package io.charrette.gateway.http;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real server of Vert.x, and a client that sends requests one behind the other. */
@ExtendWith(VertxExtension.class)
@DisplayName("[H18] Requests one behind the other")
class RequestInflowTest {
  private static final int MANY = 2_000;

  private final AtomicInteger decoded = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<HttpServerRequest> open = new CopyOnWriteArrayList<>();
  private Vertx vertx;

  /** Vert.x closes a client or server that nothing refers to any longer, and its connections. */
  private NetClient client;

  private final CompletableFuture<HttpServer> listening = new CompletableFuture<>();

  @BeforeEach
  void keep(Vertx injected) {
    vertx = injected;
    client = injected.createNetClient();
  }

  /** Counts what is decoded. */
  private final class Counter extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
      if (message instanceof HttpRequest) {
        decoded.incrementAndGet();
      }
      channel.fireChannelRead(message);
    }
  }

  /** Serves with so-and-so, and yields the port. */
  private int serve(Consumer<HttpServerRequest> handler) {
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        v -> {
          RequestInflow.Gate gate = new RequestInflow.Gate(context, System::nanoTime);
          vertx
              .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
              .connectionHandler(
                  opened -> {
                    gate.opened(opened);
                    ChannelPipeline pipeline =
                        ((HttpServerConnection) opened).channelHandlerContext().pipeline();
                    String decoder = pipeline.context(HttpObjectDecoder.class).name();
                    pipeline.addAfter(decoder, null, new Counter());
                  })
              .requestHandler(handler::accept)
              .listen(0, "127.0.0.1")
              .onComplete(listening::complete, listening::completeExceptionally);
        });
    return await(listening).actualPort();
  }

  private NetSocket connect(int port) {
    NetSocket socket = await(client.connect(port, "127.0.0.1").toCompletionStage());
    socket.handler(answer -> {});
    return socket;
  }

  private static Buffer requests(int count) {
    return Buffer.buffer("GET /n HTTP/1.1\r\nHost: a\r\n\r\n".repeat(count));
  }

  @Test
  @DisplayName("are not decoded before there is somebody to take them, and lose nothing by waiting")
  void waitUndecoded() {
    int port = serve(open::add);
    NetSocket socket = connect(port);
    socket.write(requests(MANY));
    awaitUntil("the first is asked", () -> !open.isEmpty());
    // The answers to others say that whatever could be read was read.
    NetSocket other = connect(port);
    other.write(requests(1));
    awaitUntil("the other's is asked", () -> open.size() == 2);
    assertThat(decoded).hasValueLessThan(100);

    for (int count = 0; count < MANY + 1; count++) {
      int next = count;
      awaitUntil("the next is asked", () -> open.size() > next);
      open.get(next).response().end().onSuccess(v -> answered.incrementAndGet());
    }
    awaitUntil("all are answered", () -> answered.get() == MANY + 1);
    assertThat(decoded).hasValue(MANY + 1);
  }

  @Test
  @DisplayName("and a long body arrive whole")
  void longBody() {
    CompletableFuture<Buffer> arrived = new CompletableFuture<>();
    int port =
        serve(
            request ->
                request
                    .body()
                    .onComplete(
                        body -> {
                          request.response().end();
                          arrived.complete(body);
                        },
                        arrived::completeExceptionally));
    Buffer body = Buffer.buffer("0123456789abcdef".repeat(64 * 1024));
    connect(port)
        .write(
            Buffer.buffer("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ")
                .appendString(body.length() + "\r\n\r\n")
                .appendBuffer(body));
    assertThat(await(arrived)).isEqualTo(body);
  }
}
