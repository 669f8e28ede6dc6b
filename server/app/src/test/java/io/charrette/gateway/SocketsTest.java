package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sockets of tables and of workshops, with real frames. */
class SocketsTest {
  private static TestServer server;
  private static Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(4);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a new client of this table reads. */
  private static String challengeAt(int table) {
    try (TestSocket reader = server.table(workshop, workshop.facilitatorToken(), table, false)) {
      reader.send(SyncProtocol.step1(new Document().stateVector()));
      byte[] answer = reader.nextBinary(Frames::isStep2);
      Document document = new Document();
      Frames.apply(document, answer);
      return document.text("challenge").toString();
    }
  }

  @Test
  @DisplayName(
      "[W1] a stock client with a bearer token gets exactly what a y-websocket server says")
  void stockClient() {
    String token = server.join(workshop, "Stock", 1);
    try (TestSocket one = server.table(workshop, token, 1, false);
        TestSocket two = server.table(workshop, token, 1, false)) {
      assertThat(one.subProtocol()).isNull();
      assertThat(Frames.decode(one.nextBinary())).isInstanceOf(SyncMessage.SyncStep1.class);
      assertThat(Frames.decode(two.nextBinary())).isInstanceOf(SyncMessage.SyncStep1.class);

      one.send(Frames.challenge("More buses. "));

      SyncMessage relayed = Frames.decode(two.nextBinary());
      assertThat(relayed).isInstanceOf(SyncMessage.SyncUpdate.class);
      assertThat(challengeAt(1)).contains("More buses. ");
      assertThat(one.isQuiet()).as("neither Saved nor text").isTrue();
    }
  }

  @Test
  @DisplayName(
      "[W1] a stock client gets its own awareness back, by which it knows that it is alive")
  void stockClientAlone() {
    String token = server.join(workshop, "Alone", 1);
    byte[] awareness =
        SyncProtocol.awareness(
            new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(77, 1, "{\"user\":{}}")))
                .encode());
    try (TestSocket socket = server.table(workshop, token, 1, false)) {
      socket.send(awareness);

      assertThat(socket.nextBinary(Frames::isAwareness)).isEqualTo(awareness);
    }
  }

  @Test
  @DisplayName(
      "[W2] under charrette.v1 an update is answered by Saved, and the state comes as text")
  void charretteClient() {
    try (TestSocket phone = server.phone(workshop, "Ana", 2)) {
      assertThat(phone.subProtocol()).isEqualTo("charrette.v1");
      JsonNode state = phone.next("state");
      assertThat(state.path("you").path("participant").path("name").asText()).isEqualTo("Ana");

      phone.send(Frames.challenge("Flooded cellars"));

      byte[] saved = phone.nextBinary(Frames::isSaved);
      assertThat(saved).containsExactly(100, 1);
    }
  }

  @Test
  @DisplayName("[W4] who offers charrette.v2 is told what changed of the state")
  void changes() {
    String token = server.join(workshop, "Cy", 2);
    try (TestSocket phone =
        server.socket(
            "/ws/" + workshop.id() + "/tables/2",
            List.of("charrette.v2", "charrette.v1"),
            bearer(token))) {
      assertThat(phone.subProtocol()).isEqualTo("charrette.v2");
      phone.next("state");
      server.command(workshop, "{\"type\":\"lock\",\"table\":2}");
      JsonNode change = phone.next("change", each -> each.path("workshop").has("locked"));
      assertThat(change.path("workshop").path("locked").asBoolean()).isTrue();
      assertThat(change.path("workshop").has("phases")).isFalse();
      server.command(workshop, "{\"type\":\"unlock\",\"table\":2}");
      phone.next("change", each -> each.path("workshop").path("locked").isBoolean());
    }
  }

  @Test
  @DisplayName("[W3] [W4] the dashboard sees what is typed, and a command at once")
  void dashboardStreams() {
    try (TestSocket dashboard = server.dashboard(workshop);
        TestSocket phone = server.phone(workshop, "Bo", 3)) {
      dashboard.next("state");

      phone.send(Frames.challenge("Empty lots <script>alert(1)</script> 🏚️ עיר"));

      JsonNode digests =
          dashboard.next(
              "digests",
              message ->
                  message.path("tables").findValuesAsText("challenge").stream()
                      .anyMatch(text -> text.startsWith("Empty lots")));
      assertThat(digests.path("tables").findValuesAsText("challenge"))
          .contains("Empty lots <script>alert(1)</script> 🏚️ עיר");
      long version =
          server.command(workshop, "{\"type\":\"next-phase\"}").json().path("version").asLong();
      dashboard.next("state", state -> state.path("version").asLong() >= version);
      phone.next("state", state -> state.path("version").asLong() >= version);
    }
  }

  @Test
  @DisplayName("[W1] a challenge of 10,000 characters arrives whole")
  void longChallenge() {
    String text = "Housing, transit, jobs… ".repeat(420).substring(0, 10_000);
    Created own = server.create(1);
    String token = server.join(own, "Ana", 1);
    try (TestSocket phone = server.socket("/ws/" + own.id() + "/tables/1", true, bearer(token));
        TestSocket other = server.socket("/ws/" + own.id() + "/tables/1", true, bearer(token))) {
      // Only who is in the room hears of it, and it has greeted them.
      other.nextBinary(Frames::isStep1);
      phone.send(Frames.challenge(text));

      Document document = new Document();
      byte[] update = other.nextBinary(Frames::isUpdate);
      Frames.apply(document, update);
      assertThat(document.text("challenge").toString()).isEqualTo(text);
    }
  }

  @Test
  @DisplayName("[W5] [W7] a clock probe is answered with what was sent and the server's time")
  void clock() {
    try (TestSocket dashboard = server.dashboard(workshop);
        TestSocket phone = server.phone(workshop, "Cy", 1)) {
      for (TestSocket socket : List.of(dashboard, phone)) {
        long before = server.clock.millis();
        socket.send("{\"type\":\"clock\",\"sent\":1234.5678}");
        JsonNode answer = socket.next("clock");
        assertThat(answer.path("sent").doubleValue()).isEqualTo(1234.5678);
        assertThat(answer.path("now").asLong()).isBetween(before, server.clock.millis());
      }
    }
  }

  @Test
  @DisplayName("[W5] a participant's call for help reaches the dashboard")
  void help() {
    try (TestSocket dashboard = server.dashboard(workshop);
        TestSocket phone = server.phone(workshop, "Di", 2)) {
      phone.send("{\"type\":\"help\",\"on\":true}");

      JsonNode state =
          dashboard.next(
              "state",
              message -> !message.path("workshop").path("tables").path(1).path("help").isNull());
      assertThat(state.path("workshop").path("tables").path(1).path("help").isNumber()).isTrue();
    }
  }

  @Test
  @DisplayName("[W9] a removed participant is closed with 4401, a moved one with 4409")
  void removedAndMoved() {
    TestSocket removed = server.phone(workshop, "Removed", 3);
    TestSocket moved = server.phone(workshop, "Moved", 3);
    String removedId = id(removed.next("state"));
    String movedId = id(moved.next("state"));

    server.command(
        workshop, "{\"type\":\"remove-participant\",\"participant\":\"" + removedId + "\"}");
    server.command(
        workshop,
        "{\"type\":\"move-participant\",\"participant\":\"" + movedId + "\",\"table\":4}");

    assertThat(removed.closing()).isEqualTo("4401 unauthorised");
    assertThat(moved.closing()).isEqualTo("4409 moved");
  }

  private static String id(JsonNode state) {
    return state.path("you").path("participant").path("id").asText();
  }

  @Test
  @DisplayName("[W9] a stop makes everything durable and says going-away")
  void goingAway() {
    try (TestServer own = TestServer.start()) {
      Created one = own.create(1);
      String token = own.join(one, "Ana", 1);
      String path = "/ws/" + one.id() + "/tables/1";
      TestSocket phone = own.socket(path, true, bearer(token));
      TestSocket dashboard = own.socket("/ws/" + one.id(), true, bearer(one.facilitatorToken()));
      phone.send(Frames.challenge("Not lost"));
      phone.nextBinary(Frames::isSaved);

      own.restart();

      assertThat(phone.closing()).isEqualTo("1001 going-away");
      assertThat(dashboard.closing()).isEqualTo("1001 going-away");
      try (TestSocket again = own.socket(path, true, bearer(token))) {
        again.send(SyncProtocol.step1(new Document().stateVector()));
        byte[] answer = again.nextBinary(Frames::isStep2);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("Not lost");
      }
    }
  }

  @Test
  @DisplayName(
      "[W3] without the subprotocol the workshop's path is no socket, and without upgrade none is")
  void handshakes() {
    String[] token = bearer(workshop.facilitatorToken());

    assertThat(server.refusal("/ws/" + workshop.id(), false, token)).isEqualTo("400 malformed");
    assertThat(server.get("/ws/" + workshop.id(), token).problem()).isEqualTo("malformed");
    assertThat(server.get("/ws/" + workshop.id() + "/tables/1", token).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("[W2] state vectors of other clients are answered with what they lack")
  void answersWithTheRest() {
    Created own = server.create(1);
    String token = server.join(own, "Ana", 1);
    try (TestSocket phone = server.socket("/ws/" + own.id() + "/tables/1", true, bearer(token))) {
      Document document = new Document();
      document.edit(t -> document.text("pitch").insert(0, "One minute."));
      phone.send(SyncProtocol.update(document.encodeState()));
      phone.nextBinary(Frames::isSaved);

      phone.send(SyncProtocol.step1(document.stateVector()));

      byte[] answer = phone.nextBinary(Frames::isStep2);
      StateVector known = document.stateVector();
      Frames.apply(document, answer);
      assertThat(document.stateVector().encode()).isEqualTo(known.encode());
    }
  }
}
