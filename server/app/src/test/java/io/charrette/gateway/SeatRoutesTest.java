package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatRoutesTest {
  private static TestServer server;
  private Created workshop;
  private String ana;
  private String luis;
  private String other;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void join() {
    workshop = server.create(2);
    ana = server.join(workshop, "Ana", 1);
    luis = server.join(workshop, "Luis", 1);
    awaitTick();
    other = server.join(workshop, "Ana again", 1);
  }

  /** Who says yes must have sat there before: a clock of milliseconds has to go on once. */
  private static void awaitTick() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  private String idOf(String token) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(token))
        .json()
        .at("/you/participant/id")
        .asText();
  }

  private Reply ask(String token, String seat) {
    return server.post(
        "/api/workshops/" + workshop.id() + "/seat-requests",
        "{\"seat\":\"" + seat + "\"}",
        bearer(token));
  }

  private Reply answer(String token, String by, String body) {
    return server.post(
        "/api/workshops/" + workshop.id() + "/seat-requests/" + by, body, bearer(token));
  }

  @Test
  @DisplayName(
      "[H27] [M20] somebody asks, a neighbour says yes, and the token opens the other seat")
  void given() {
    String seat = idOf(ana);
    String by = idOf(other);
    assertThat(ask(other, seat).status()).isEqualTo(200);
    assertThat(answer(other, by, "{\"give\":true}").problem()).isEqualTo("not-now");
    Reply given = answer(luis, by, "{\"give\":true}");

    assertThat(given.status()).isEqualTo(200);
    assertThat(given.json().path("version").isIntegralNumber()).isTrue();
    assertThat(idOf(other)).isEqualTo(seat);
    assertThat(server.get("/api/workshops/" + workshop.id(), bearer(ana)).problem())
        .isEqualTo("unauthorised");

    JsonNode shown =
        server
            .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
            .json()
            .at("/workshop/seatsGiven/0");
    assertThat(shown.path("givenBy").asText()).isEqualTo(idOf(luis));
    server.command(
        workshop,
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "take-back-seat")
            .put("seat", seat)
            .put("at", shown.path("at").asLong())
            .toString());
    assertThat(idOf(ana)).isEqualTo(seat);
    assertThat(server.get("/api/workshops/" + workshop.id(), bearer(other)).problem())
        .isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[H27] [M20] nobody asks for the seat of a phone that is connected")
  void connected() {
    TestSocket phone = server.table(workshop, ana, 1, true);
    phone.next("state");
    assertThat(ask(other, idOf(ana)).problem()).isEqualTo("not-now");
    phone.close();
  }

  @Test
  @DisplayName("[H27] only participants ask and answer; what is none of both is malformed")
  void refused() {
    String facilitator = workshop.facilitatorToken();
    assertThat(ask(facilitator, idOf(ana)).problem()).isEqualTo("forbidden");
    assertThat(answer(facilitator, idOf(other), "{\"give\":true}").problem())
        .isEqualTo("forbidden");
    assertThat(answer(luis, "x", "{\"give\":1}").problem()).isEqualTo("malformed");
    assertThat(answer(luis, "x", "{}").problem()).isEqualTo("malformed");
    assertThat(answer(luis, "x", "{\"give\":false}").problem()).isEqualTo("not-now");
    assertThat(ask("A".repeat(43), "x").problem()).isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[H17] [H27] asking and answering count as calls of which something is kept")
  void share() {
    for (int i = 0; i < 20; i++) {
      ask(other, "nobody");
    }
    assertThat(ask(other, "nobody").problem()).isEqualTo("too-many-requests");
  }
}
