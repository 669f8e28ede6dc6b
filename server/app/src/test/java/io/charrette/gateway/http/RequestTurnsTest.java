package io.charrette.gateway.http;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[H18] Requests that come one behind the other")
class RequestTurnsTest {
  private static final int REQUESTS = 40;
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String SHORT = "GET /short HTTP/1.1\r\nHost: a\r\n\r\n";

  /** Who asks: somebody else by each connection. */
  private Function<HttpServerRequest, Object> askers = HttpServerRequest::connection;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final RequestTurns turns =
      new RequestTurns(context, () -> now(), request -> askers.apply(request), this::answer);
  private final CompletableFuture<Integer> before = new CompletableFuture<>();

  /** Held to the end: Vert.x closes one that nothing refers to any longer, and its connections. */
  private final CompletableFuture<HttpServer> server = new CompletableFuture<>();

  private int answered;

  /** Done by the loop while it gives its second answer. */
  private Runnable secondAnswer = () -> {};

  /** How many were answered when the short one came, and with it. */
  private int shortTaken;

  private int shortAnswered;

  /** How long each answer takes by the clock of the turns. */
  private long nanosOfAnswer = 1_000_000;

  private long now() {
    return answered * nanosOfAnswer;
  }

  private void answer(HttpServerRequest request) {
    answered++;
    if (request.path().equals("/short")) {
      shortAnswered = answered;
    }
    if (answered == 2) {
      secondAnswer.run();
    }
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

  private void serve() {
    context.runOnContext(
        start ->
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      if (request.path().equals("/short")) {
                        shortTaken = answered;
                      }
                      turns.take(request);
                    })
                .listen(0, "127.0.0.1")
                .onComplete(server::complete, server::completeExceptionally));
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), await(server).actualPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String requests) throws IOException {
    socket.getOutputStream().write(requests.getBytes(US_ASCII));
  }

  private static void readUntil(Socket socket, String end) throws IOException {
    StringBuilder answers = new StringBuilder();
    while (answers.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).isGreaterThanOrEqualTo(0);
      answers.append((char) next);
    }
  }

  @Test
  @DisplayName("let one of another connection through after one, be they ever so quick")
  void oneAfterTheOther() throws IOException {
    nanosOfAnswer = 250_000;
    serve();
    try (Socket many = connect();
        Socket one = connect()) {
      send(one, REQUEST);
      readUntil(one, "\r\n\r\n");
      secondAnswer =
          () -> {
            try {
              send(one, SHORT);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      send(many, REQUEST.repeat(REQUESTS - 2));
      readUntil(many, "last");
    }

    assertThat(shortAnswered - shortTaken).isBetween(1, 2);
  }

  @Test
  @DisplayName("let one of somebody else through after one, by however many connections they come")
  void oneOfEach() throws IOException {
    askers = request -> request.path().equals("/short") ? "somebody" : "a script";
    serve();
    List<Socket> many = new ArrayList<>();
    try (Socket one = connect()) {
      send(one, REQUEST);
      readUntil(one, "\r\n\r\n");
      for (int i = 0; i < REQUESTS - 2; i++) {
        many.add(connect());
      }
      CompletableFuture<Void> allSent = new CompletableFuture<>();
      secondAnswer =
          () -> {
            // By now all the others lie in the loop's sockets, and so does this one.
            await(allSent);
            try {
              send(one, SHORT);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      for (Socket socket : many) {
        send(socket, REQUEST);
      }
      allSent.complete(null);
      readUntil(one, "\r\n\r\n");
      for (Socket socket : many) {
        readUntil(socket, "\r\n\r\n");
      }
    } finally {
      for (Socket socket : many) {
        socket.close();
      }
    }

    assertThat(shortAnswered - shortTaken).isBetween(1, 2);
  }

  @Test
  @DisplayName("are answered a few at a time, and all of them")
  void inTurns() throws IOException {
    serve();
    try (Socket socket = connect()) {
      send(socket, REQUEST.repeat(REQUESTS));
      readUntil(socket, "last");
    }

    assertThat(await(before)).as("answered before the loop does anything else").isLessThan(6);
    assertThat(answered).isEqualTo(REQUESTS);
  }
}
