package io.charrette.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[H18] Bodies that are being read")
class LargeBodiesTest {
  private static final int PATIENCE_S = 20;

  private final Vertx vertx = Vertx.vertx();

  /** Something for each request that was let in, and for each that has ended since. */
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  private final HttpServer server = serve();

  private HttpServer serve() {
    Router router = Router.router(vertx);
    router.route().failureHandler(failed -> answer(failed.failure(), failed.response()));
    router.route().handler(new LargeBodies(2L * LargeBodies.LONGEST));
    router
        .route()
        .handler(
            context -> {
              context.addEndHandler(ended -> seen.add("ended"));
              seen.add("let in");
              context.next();
            });
    router.route().handler(BodyHandler.create(false)).handler(context -> context.end());
    Future<HttpServer> listening =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
    return listening.toCompletionStage().toCompletableFuture().join();
  }

  private static void answer(Throwable failure, io.vertx.core.http.HttpServerResponse response) {
    response.setStatusCode(failure instanceof Problem problem ? problem.status() : 500).end();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A request of which all but the body has come. */
  private Socket begin(String length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout(PATIENCE_S * 1_000);
    String head = "POST / HTTP/1.1\r\nHost: a\r\n" + length + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  /** Who goes gives back what was theirs. */
  private static void leave(Socket socket) throws IOException {
    socket.close();
  }

  private static String status(Socket socket) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    return line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
  }

  private void awaitSeen(String what) throws InterruptedException {
    assertThat(seen.poll(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo(what);
  }

  @Test
  @DisplayName("share so many bytes when they are long; short ones come in all the same")
  void shared() throws Exception {
    try (Socket first = begin("Content-Length: " + LargeBodies.LONGEST);
        Socket chunked = begin("Transfer-Encoding: chunked")) {
      awaitSeen("let in");
      awaitSeen("let in");
      try (Socket tooMany = begin("Content-Length: " + (LargeBodies.SHORT + 1));
          Socket brief = begin("Content-Length: 2")) {
        brief.getOutputStream().write("{}".getBytes(US_ASCII));
        assertThat(status(brief)).isEqualTo("200");
        assertThat(status(tooMany)).isEqualTo("503");
      }
      seen.clear();

      leave(first);
      awaitSeen("ended");
      try (Socket next = begin("Content-Length: " + (LargeBodies.SHORT + 1))) {
        next.getOutputStream().write(new byte[LargeBodies.SHORT + 1]);
        assertThat(status(next)).isEqualTo("200");
      }
      chunked.getOutputStream().write("0\r\n\r\n".getBytes(US_ASCII));
      assertThat(status(chunked)).isEqualTo("200");
    }
  }
}
