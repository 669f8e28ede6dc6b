package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One command, and all who must hear of it, each on a socket of its own. */
@ExtendWith(VertxExtension.class)
class CommandFanOutTest {
  private static final int TABLES = 4;
  private static final int DASHBOARDS = 2;

  private static TestServer server;

  /** Held to the end: Vert.x closes one that nothing refers to any longer, and its connections. */
  private final Vertx vertx = Vertx.vertx();

  private final WebSocketClient sockets = vertx.createWebSocketClient();
  private final HttpClient http = vertx.createHttpClient();

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  @Test
  @DisplayName("[W4] [M9] a command reaches every dashboard, screen and phone once, as one version")
  void everyoneHears(VertxTestContext context) {
    Created workshop = server.create(TABLES);
    List<WebSocketConnectOptions> listeners = new ArrayList<>();
    String path = "/ws/" + workshop.id();
    for (int i = 0; i < DASHBOARDS; i++) {
      listeners.add(options(path, workshop.facilitatorToken()));
    }
    listeners.add(options(path, workshop.screenToken()));
    for (int table = 1; table <= TABLES; table++) {
      String token = server.join(workshop, "P" + table, table);
      listeners.add(options(path + "/tables/" + table, token));
    }
    useBothLinks(workshop);
    // Each join and each link's first use is a version, and the command the next.
    int expected = TestServer.CREATED + TABLES + 2 + 1;
    List<Future<Void>> greetings = new ArrayList<>();
    for (WebSocketConnectOptions listener : listeners) {
      Checkpoint heard = context.checkpoint();
      greetings.add(
          Future.future(
              first ->
                  sockets
                      .connect(listener)
                      .onFailure(context::failNow)
                      .onSuccess(
                          socket ->
                              socket.textMessageHandler(
                                  text -> {
                                    JsonObject message = new JsonObject(text);
                                    if (!message.getString("type").equals("state")) {
                                      return;
                                    }
                                    if (first.tryComplete()) {
                                      return;
                                    }
                                    context.verify(
                                        () -> {
                                          assertThat(message.getInteger("version"))
                                              .isEqualTo(expected);
                                          assertThat(
                                                  message
                                                      .getJsonObject("workshop")
                                                      .getString("phase"))
                                              .isEqualTo("scan");
                                        });
                                    heard.flag();
                                  }))));
    }
    Future.all(greetings)
        .compose(
            all ->
                http.request(
                    HttpMethod.POST,
                    server.port(),
                    "127.0.0.1",
                    "/api/workshops/" + workshop.id() + "/commands"))
        .compose(
            request ->
                request
                    .putHeader("Authorization", "Bearer " + workshop.facilitatorToken())
                    .putHeader("Content-Type", "application/json")
                    .send(Buffer.buffer("{\"type\":\"next-phase\"}")))
        .onComplete(
            context.succeeding(
                response ->
                    context.verify(() -> assertThat(response.statusCode()).isEqualTo(200))));
  }

  /** So that no use is noted while the command is heard. */
  private static void useBothLinks(Created workshop) {
    String path = "/ws/" + workshop.id();
    try (TestSocket dashboard = server.dashboard(workshop);
        TestSocket screen = server.socket(path, true, bearer(workshop.screenToken()))) {
      screen.next("state");
      dashboard.next(
          "state",
          each ->
              !each.at("/workshop/links/0/usedAt").isNull()
                  && !each.at("/workshop/links/1/usedAt").isNull());
    }
  }

  private static WebSocketConnectOptions options(String path, String token) {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(server.port())
        .setURI(path)
        .addSubProtocol("charrette.v1")
        .addHeader("Authorization", "Bearer " + token)
        .setAllowOriginHeader(false);
  }
}
