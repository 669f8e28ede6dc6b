package io.charrette.gateway.http;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CountDownLatch asked = new CountDownLatch(1);

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  private HttpServer serve() {
    Router router = Router.router(vertx);
    new AccessLog(new HttpMeters(registry)).mount(router);
    router.get("/never").handler(context -> asked.countDown());
    router.get("/at-once").handler(context -> context.response().end("there"));
    return await(
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage());
  }

  private static Socket ask(HttpServer server, String path) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private double counted(String status) {
    return registry.get("charrette.requests").tag("status", status).counter().count();
  }

  @Test
  @DisplayName(
      "a request whose caller goes before it is answered counts as aborted, not as answered")
  void aborted() throws Exception {
    HttpServer server = serve();
    try (Socket gone = ask(server, "/never")) {
      asked.await();
      gone.setSoLinger(true, 0); // a reset
    }
    awaitUntil("it is counted", () -> counted("aborted") == 1);
    try (Socket stays = ask(server, "/at-once")) {
      assertThat(new String(stays.getInputStream().readAllBytes(), US_ASCII)).endsWith("there");
    }
    awaitUntil("the other is counted", () -> counted("2xx") == 1);
    assertThat(counted("aborted")).isEqualTo(1);
  }
}
