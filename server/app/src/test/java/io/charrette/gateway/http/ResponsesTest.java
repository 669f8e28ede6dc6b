package io.charrette.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResponsesTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  @DisplayName("a request is answered, whatever goes wrong as its answer is made")
  void answered() throws Exception {
    assertThat(
            status(
                result -> {
                  throw new IllegalStateException("by the test");
                }))
        .isEqualTo(500);
    assertThat(
            status(
                result -> {
                  throw new AssertionError("by the test");
                }))
        .isEqualTo(500);
  }

  /** The answer when the result comes later and this is to respond with it. */
  private int status(Consumer<Long> respond) throws Exception {
    Router router = Router.router(vertx);
    router
        .get()
        .handler(
            context ->
                Responses.when(context, vertx.timer(1, TimeUnit.MILLISECONDS).map(1L), respond));
    HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0).await();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort()))
              .timeout(Duration.ofSeconds(10))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
