package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkshopRoutesTest {
  private static TestServer server;
  private Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void create() {
    workshop = server.create(3);
  }

  private JsonNode state() {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json();
  }

  @Test
  @DisplayName("[H4] the state is the message that sockets get, with the server's own time")
  void stateMessage() {
    long before = server.clock.millis();

    JsonNode state = state();

    assertThat(state.path("type").asText()).isEqualTo("state");
    assertThat(state.path("version").asLong()).isEqualTo(TestServer.CREATED);
    assertThat(state.path("now").asLong()).isBetween(before, server.clock.millis());
    assertThat(state.at("/you/role").asText()).isEqualTo("facilitator");
    assertThat(state.at("/you/last").asLong()).as("its creation").isPositive();
    assertThat(state.path("you")).hasSize(2);
    assertThat(state.path("workshop").path("tables")).hasSize(3);
  }

  @Test
  @DisplayName("[H4] the server's time is that of the clock it was given")
  void time() {
    long before = state().path("now").asLong();

    server.clock.advance(3_600_000);

    assertThat(state().path("now").asLong()).isGreaterThanOrEqualTo(before + 3_600_000);
  }

  @Test
  @DisplayName("[H6] a command answers with the version that it made")
  void command() {
    Reply reply = server.command(workshop, "{\"type\":\"next-phase\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("version").asLong()).isEqualTo(state().path("version").asLong());
  }

  @Test
  @DisplayName("[H6] [M9] a command answers which control was the last before it")
  void lastControlBefore() {
    String screen = "{\"type\":\"blank-screen\",\"blank\":%s}";
    assertThat(server.command(workshop, screen.formatted(true)).json().path("controlled").asLong())
        .as("none yet")
        .isZero();
    server.join(workshop, "Ana", 1);
    JsonNode second = server.command(workshop, screen.formatted(false)).json();
    assertThat(second.path("controlled").asLong()).isEqualTo(TestServer.CREATED + 1);
    JsonNode same = server.command(workshop, screen.formatted(false)).json();
    assertThat(same.path("controlled")).isEqualTo(second.path("version"));
  }

  @Test
  @DisplayName("[H6] [M9] of two facilitators who press at once exactly one wins")
  void twoAtOnce() throws Exception {
    String press = "{\"type\":\"next-phase\",\"expectedVersion\":" + TestServer.CREATED + "}";
    try (ExecutorService facilitators = Executors.newFixedThreadPool(2)) {
      Future<Reply> one = facilitators.submit(() -> server.command(workshop, press));
      Future<Reply> two = facilitators.submit(() -> server.command(workshop, press));

      assertThat(List.of(one.get().status(), two.get().status()))
          .containsExactlyInAnyOrder(200, 409);
      Reply loser = one.get().status() == 409 ? one.get() : two.get();
      assertThat(loser.problem()).isEqualTo("conflict");
    }
    assertThat(state().path("version").asLong()).isEqualTo(TestServer.CREATED + 1);
  }

  @Test
  @DisplayName("[H6] what is impossible now is 409 not-now and says why")
  void notNow() {
    Reply reply = server.command(workshop, "{\"type\":\"previous-phase\"}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("not-now");
    assertThat(reply.json().path("detail").asText()).isNotBlank();
  }

  @Test
  @DisplayName(
      "[M14] [J9] a facilitator deletes the workshop: tokens, code and sockets end with it")
  void delete() {
    String person = server.join(workshop, "Ana", 1);
    TestSocket phone = server.table(workshop, person, 1, true);
    String path = "/api/workshops/" + workshop.id();

    assertThat(server.send(HttpMethod.DELETE, path, "", bearer(person)).problem())
        .isEqualTo("forbidden");
    assertThat(
            server.send(HttpMethod.DELETE, path, "", bearer(workshop.facilitatorToken())).status())
        .isEqualTo(204);

    assertThat(phone.closing()).isEqualTo("4410 deleted");
    for (String token : List.of(person, workshop.facilitatorToken(), workshop.screenToken())) {
      assertThat(server.get(path, bearer(token)).problem()).isEqualTo("unknown-workshop");
    }
    assertThat(server.get("/api/join/" + workshop.joinCode()).problem()).isEqualTo("unknown-code");
    assertThat(
            server.send(HttpMethod.DELETE, path, "", bearer(workshop.facilitatorToken())).problem())
        .isEqualTo("unknown-workshop");
    server.restart();
    assertThat(server.get(path, bearer(workshop.facilitatorToken())).problem())
        .isEqualTo("unknown-workshop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "nope",
        "{\"type\":\"no-such-command\"}",
        "{\"type\":7}",
        "{\"type\":\"join\",\"name\":\"x\"}",
        "{\"type\":\"next-phase\",\"expectedVersion\":\"1\"}",
        "{\"type\":\"next-phase\",\"expectedVersion\":-1}",
        "{\"type\":\"add-time\",\"ms\":0}",
        "{\"type\":\"add-time\",\"ms\":1e99}",
        "{\"type\":\"send-message\",\"text\":\"\",\"table\":null}",
        "{\"type\":\"next-phase\",\"sudo\":true}",
      })
  @DisplayName("[H6] what is no command is 422 malformed and changes nothing")
  void malformed(String body) {
    Reply reply = server.command(workshop, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("malformed");
    assertThat(state().path("version").asLong()).isEqualTo(TestServer.CREATED);
  }

  @Test
  @DisplayName("[H6] JSON of ten thousand levels is malformed, not a stack overflow")
  void deep() {
    String body = "{\"type\":\"next-phase\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(server.command(workshop, body).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("[H6] script tags in a message stay text")
  void scriptTags() {
    String text = "<script>alert(1)</script> & \\\"quoted\\\"";

    server.command(
        workshop, "{\"type\":\"send-message\",\"text\":\"" + text + "\",\"table\":null}");

    assertThat(state().path("workshop").path("messages").path(0).path("text").asText())
        .isEqualTo("<script>alert(1)</script> & \"quoted\"");
  }

  @Test
  @DisplayName("[H5] the activity is whole, the same for every role, and kept by the browser")
  void activity() {
    Reply reply =
        server.get("/api/workshops/" + workshop.id() + "/activity", bearer(workshop.screenToken()));

    assertThat(reply.json().path("phases")).isNotEmpty();
    assertThat(reply.json().at("/sheets/0/categories")).hasSize(7);
    assertThat(reply.header("Cache-Control")).contains("private", "immutable");
  }

  @Test
  @DisplayName("[H5] [A8] who says what they read gets the activity in that language alone")
  void activityInOneLanguage() {
    String path = "/api/workshops/" + workshop.id() + "/activity";
    String[] token = bearer(workshop.screenToken());
    JsonNode whole = server.get(path, token).json();

    JsonNode spanish = server.get(path + "?language=ar,es-MX,en", token).json();
    JsonNode own = server.get(path + "?language=ar", token).json();

    assertThat(whole.at("/title/es").asText()).isNotEmpty();
    assertThat(whole.has("language")).isFalse();
    assertThat(spanish.path("title")).isEqualTo(whole.at("/title/es"));
    assertThat(spanish.path("language").asText()).isEqualTo("es");
    assertThat(spanish.path("languages")).isEqualTo(whole.path("languages"));
    assertThat(spanish.findValues("es")).isEmpty();
    assertThat(own.path("language").asText()).isEqualTo("en");
  }

  @Test
  @DisplayName("[H5] the activity goes out as gzip to who takes that")
  void activityZipped() {
    String path = "/api/workshops/" + workshop.id() + "/activity";
    String bearer = bearer(workshop.screenToken())[1];

    Reply plain = server.get(path, "Authorization", bearer);
    Reply zipped = server.get(path, "Authorization", bearer, "Accept-Encoding", "gzip, br");

    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(Integer.parseInt(zipped.header("Content-Length")))
        .isLessThan(Integer.parseInt(plain.header("Content-Length")) / 2);
  }

  @Test
  @DisplayName("[H9] QR codes are SVG, for the room and for each table that there is")
  void qrCodes() {
    String path = "/api/workshops/" + workshop.id() + "/qr.svg";
    String[] token = bearer(workshop.screenToken());

    Reply room = server.get(path, token);
    Reply table = server.get(path + "?table=2", token);

    assertThat(room.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(room.body()).startsWith("<svg").contains("viewBox");
    assertThat(table.body()).startsWith("<svg").isNotEqualTo(room.body());
    assertThat(server.get(path + "?table=4", token).problem()).isEqualTo("no-such-table");
    assertThat(server.get(path + "?table=<script>", token).problem()).isEqualTo("no-such-table");
  }

  @Test
  @DisplayName("[H1] [H4] a workshop past its deletion date is unknown, by the server's clock")
  void deleted() {
    server.clock.advance(31L * 24 * 3_600_000);
    server.restart();
    long asked = server.clock.millis();

    Reply reply =
        server.get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.problem()).isEqualTo("unknown-workshop");
    assertThat(reply.json().path("now").asLong()).isBetween(asked, server.clock.millis());
  }
}
