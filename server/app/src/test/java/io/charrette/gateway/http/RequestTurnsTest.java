package io.charrette.gateway.http;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[H18] Requests that come one behind the other")
class RequestTurnsTest {
  private static final int REQUESTS = 40;
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final RequestTurns turns = new RequestTurns(context, () -> now(), this::answer);
  private final CompletableFuture<Integer> before = new CompletableFuture<>();

  /** Held to the end: Vert.x closes one that nothing refers to any longer, and its connections. */
  private final CompletableFuture<HttpServer> server = new CompletableFuture<>();

  private int answered;

  /** By this clock each answer takes a millisecond. */
  private long now() {
    return answered * 1_000_000L;
  }

  private void answer(HttpServerRequest request) {
    answered++;
    if (answered == 1) {
      // What the loop has to do besides.
      context.runOnContext(done -> before.complete(answered));
    }
    request.resume();
    request.response().end(answered == REQUESTS ? "last" : "");
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  @Test
  @DisplayName("are answered a few at a time, and all of them")
  void inTurns() throws IOException {
    context.runOnContext(
        start ->
            vertx
                .createHttpServer()
                .requestHandler(turns::take)
                .listen(0, "127.0.0.1")
                .onComplete(server::complete, server::completeExceptionally));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), await(server).actualPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(REQUEST.repeat(REQUESTS).getBytes(US_ASCII));
      StringBuilder answers = new StringBuilder();
      while (answers.indexOf("last") < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).isGreaterThanOrEqualTo(0);
        answers.append((char) next);
      }
    }

    assertThat(await(before)).as("answered before the loop does anything else").isLessThan(6);
    assertThat(answered).isEqualTo(REQUESTS);
  }
}
