package io.charrette.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections of a real server whose clock stands still until it is set forward. */
class RequestDeadlinesTest {
  private static final int MOST = 2;
  private static final int PATIENCE_MS = 20_000;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final RequestDeadlines deadlines = new RequestDeadlines(MOST, now::get);
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();

  /** What happened, in its order: "opened", "asked", "read". */
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();

  /** Held to the end: Vert.x closes one that nothing refers to any longer, and its connections. */
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = onLoop(this::listen);
  }

  private Future<HttpServer> listen() {
    return vertx
        .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
        .connectionHandler(
            connection -> {
              deadlines.opened(connection);
              seen.add("opened");
            })
        .requestHandler(
            request -> {
              deadlines.asked(request);
              seen.add("asked");
              request.end().onSuccess(read -> seen.add("read"));
              requests.add(request);
            })
        .listen(0, "127.0.0.1");
  }

  private <T> T onLoop(Supplier<Future<T>> work) throws Exception {
    Promise<T> done = Promise.promise();
    loop.runOnContext(go -> work.get().onComplete(done));
    return done.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  /** A peer that says what the test has it say. */
  private final class Peer implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    private final InputStream in = socket.getInputStream();

    Peer() throws IOException {
      socket.setSoTimeout(PATIENCE_MS);
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }

    boolean isClosed() throws IOException {
      return in.read() < 0;
    }

    void readAnswer() throws IOException {
      assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
      String rest = "";
      while (!rest.endsWith("\r\n\r\n")) {
        rest += (char) in.read();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private void await(String what) throws InterruptedException {
    assertThat(seen.poll(PATIENCE_MS, TimeUnit.MILLISECONDS)).isEqualTo(what);
  }

  private void after(long nanos) throws Exception {
    now.addAndGet(nanos);
    onLoop(
        () -> {
          deadlines.closeLate();
          return Future.succeededFuture();
        });
  }

  private void answer() throws Exception {
    HttpServerRequest request = requests.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
    assertThat(request).isNotNull();
    onLoop(() -> request.response().end());
  }

  @Test
  @DisplayName("[H18] a head that comes byte by byte has its time, and no more")
  void head() throws Exception {
    try (Peer peer = new Peer()) {
      await("opened");
      peer.say("GET / HT");
      after(RequestDeadlines.HEAD - 1);
      peer.say("TP/1.1\r\nHos");
      after(2);

      assertThat(peer.isClosed()).isTrue();
    }
  }

  @Test
  @DisplayName("[H18] a body that comes byte by byte has its time, and no more")
  void body() throws Exception {
    try (Peer peer = new Peer()) {
      await("opened");
      peer.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
      await("asked");
      after(RequestDeadlines.BODY - 1);
      peer.say("6");
      after(2);

      assertThat(peer.isClosed()).isTrue();
    }
  }

  @Test
  @DisplayName("[H18] who waits for an answer is not late, however long it takes")
  void answers() throws Exception {
    try (Peer peer = new Peer()) {
      await("opened");
      peer.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      await("asked");
      await("read");
      after(10 * RequestDeadlines.NEXT);
      answer();
      peer.readAnswer();
      after(RequestDeadlines.NEXT - 1);
      peer.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      await("asked");
      await("read");
      answer();
      peer.readAnswer();
      peer.say("GET /");
      after(RequestDeadlines.NEXT + 1);

      assertThat(peer.isClosed()).isTrue();
    }
  }

  @Test
  @DisplayName("[H18] of too many connections that goes which has waited longest for its peer")
  void most() throws Exception {
    try (Peer busy = new Peer()) {
      await("opened");
      busy.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      await("asked");
      await("read");
      try (Peer slow = new Peer()) {
        await("opened");
        try (Peer late = new Peer()) {
          await("opened");

          assertThat(slow.isClosed()).isTrue();
          answer();
          busy.readAnswer();
          late.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          await("asked");
          await("read");
          answer();
          late.readAnswer();
        }
      }
    }
  }
}
