package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.StateVector;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static TestSocket phone(String name, int table) {
    return phone(server.join(workshop, name, table), table, true);
  }

  private static TestSocket phone(String token, int table, boolean charrette) {
    return server.socket("/ws/" + workshop.id() + "/tables/" + table, charrette, bearer(token));
  }

  private static TestSocket dashboard() {
    return server.socket("/ws/" + workshop.id(), true, bearer(workshop.facilitatorToken()));
  }

  /** The frame that adds this text to the challenge of a new document. */
  private static byte[] challenge(String text) {
    Document document = new Document();
    document.edit(transaction -> document.text("challenge").insert(0, text));
    return SyncProtocol.update(document.encodeState());
  }

  private static SyncMessage decode(byte[] frame) {
    try {
      return SyncMessage.decode(frame, DecodeLimits.DEFAULT);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isUpdate(byte[] frame) {
    return decode(frame) instanceof SyncMessage.SyncUpdate;
  }

  /** What a new client of this table reads. */
  private static String challengeAt(int table) {
    try (TestSocket reader = phone(workshop.facilitatorToken(), table, false)) {
      reader.send(SyncProtocol.step1(new Document()));
      byte[] answer = reader.nextBinary(f -> decode(f) instanceof SyncMessage.SyncStep2);
      Document document = new Document();
      document.apply(((SyncMessage.SyncStep2) decode(answer)).update());
      return document.text("challenge").toString();
    }
  }

  @Test
  @DisplayName(
      "[W1] a stock client with a bearer token gets exactly what a y-websocket server says")
  void stockClient() {
    String token = server.join(workshop, "Stock", 1);
    try (TestSocket one = phone(token, 1, false);
        TestSocket two = phone(token, 1, false)) {
      assertThat(one.subProtocol()).isNull();
      assertThat(decode(one.nextBinary())).isInstanceOf(SyncMessage.SyncStep1.class);
      assertThat(decode(two.nextBinary())).isInstanceOf(SyncMessage.SyncStep1.class);

      one.send(challenge("More buses. "));

      SyncMessage relayed = decode(two.nextBinary());
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
    try (TestSocket socket = phone(token, 1, false)) {
      socket.send(awareness);

      assertThat(socket.nextBinary(f -> decode(f) instanceof SyncMessage.AwarenessMessage))
          .isEqualTo(awareness);
    }
  }

  @Test
  @DisplayName(
      "[W2] under charrette.v1 an update is answered by Saved, and the state comes as text")
  void charretteClient() {
    try (TestSocket phone = phone("Ana", 2)) {
      assertThat(phone.subProtocol()).isEqualTo("charrette.v1");
      JsonNode state = phone.next("state");
      assertThat(state.path("you").path("participant").path("name").asText()).isEqualTo("Ana");

      phone.send(challenge("Flooded cellars"));

      byte[] saved = phone.nextBinary(f -> decode(f) instanceof SyncMessage.Saved);
      assertThat(decode(saved)).isEqualTo(new SyncMessage.Saved(1));
    }
  }

  @Test
  @DisplayName("[W3] [W4] the dashboard sees what is typed, and a command at once")
  void dashboardStreams() {
    try (TestSocket dashboard = dashboard();
        TestSocket phone = phone("Bo", 3)) {
      dashboard.next("state");

      phone.send(challenge("Empty lots <script>alert(1)</script> 🏚️ עיר"));

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
      phone.send(challenge(text));

      Document document = new Document();
      byte[] update = other.nextBinary(SocketsTest::isUpdate);
      document.apply(((SyncMessage.SyncUpdate) decode(update)).update());
      assertThat(document.text("challenge").toString()).isEqualTo(text);
    }
  }

  @Test
  @DisplayName("[W5] [W7] a clock probe is answered with what was sent and the server's time")
  void clock() {
    try (TestSocket dashboard = dashboard();
        TestSocket phone = phone("Cy", 1)) {
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
    try (TestSocket dashboard = dashboard();
        TestSocket phone = phone("Di", 2)) {
      phone.send("{\"type\":\"help\",\"on\":true}");

      JsonNode state =
          dashboard.next(
              "state",
              message -> !message.path("workshop").path("tables").path(1).path("help").isNull());
      assertThat(state.path("workshop").path("tables").path(1).path("help").isNumber()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{",
        "[]",
        "null",
        "{}",
        "{\"type\":\"state\"}",
        "{\"type\":\"clock\"}",
        "{\"type\":\"clock\",\"sent\":\"1\"}",
        "{\"type\":\"clock\",\"sent\":1e999}",
        "{\"type\":\"help\"}",
        "{\"type\":\"help\",\"on\":1}",
        "{\"type\":\"clock\",\"sent\":1} {}",
        "{\"type\":\"next-phase\"}",
      })
  @DisplayName("[W5] [W9] any other text closes with 4400 malformed")
  void malformedText(String message) {
    TestSocket dashboard = dashboard();
    dashboard.send(message);
    TestSocket phone = phone("Ed", 4);
    phone.send(message);

    assertThat(dashboard.closing()).isEqualTo("4400 malformed");
    assertThat(phone.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W5] [W9] a text of a megabyte closes without being read")
  void longText() {
    TestSocket phone = phone("Flo", 4);
    phone.send("x".repeat(300_000));
    TestSocket dashboard = dashboard();
    dashboard.send("x".repeat(300_000));

    assertThat(phone.closing()).isEqualTo("4400 malformed");
    assertThat(dashboard.closing()).isEqualTo("4413 too-large");
  }

  @Test
  @DisplayName("[W5] [W9] a facilitator has nobody to call for help: 4403 forbidden")
  void facilitatorCallsForHelp() {
    TestSocket dashboard = dashboard();
    dashboard.send("{\"type\":\"help\",\"on\":true}");

    assertThat(dashboard.closing()).isEqualTo("4403 forbidden");
  }

  @Test
  @DisplayName("[W3] [W9] a binary frame on the workshop's path closes with 4400 malformed")
  void binaryOnWorkshop() {
    TestSocket dashboard = dashboard();
    dashboard.send(challenge("x"));

    assertThat(dashboard.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W1] [W9] text from a stock client closes with 4400 malformed")
  void textFromStockClient() {
    TestSocket socket = phone(server.join(workshop, "Gus", 1), 1, false);
    socket.send("{\"type\":\"clock\",\"sent\":1}");

    assertThat(socket.closing()).isEqualTo("4400 malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ff", "00", "0005", "000201", "0002ffffffff0f", "0100", "6401", "00020a0101"})
  @DisplayName("[W1] [W9] a frame that cannot be decoded closes with 4400 and harms nobody else")
  void malformedFrames(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Created own = server.create(1);
    String path = "/ws/" + own.id() + "/tables/1";
    try (TestSocket neighbour = server.socket(path, true, bearer(server.join(own, "Hal", 1)))) {
      TestSocket phone = server.socket(path, true, bearer(server.join(own, "Ivo", 1)));
      phone.send(bytes);

      assertThat(phone.closing()).isEqualTo("4400 malformed");
      neighbour.send("{\"type\":\"clock\",\"sent\":1}");
      neighbour.next("clock");
    }
  }

  @Test
  @DisplayName("[W11] [W9] a root type that is not of the flipchart closes with 4400")
  void foreignRoot() {
    Document document = new Document();
    document.edit(transaction -> document.map("passwords").set("a", "b"));
    TestSocket phone = phone("Joy", 2);
    phone.send(SyncProtocol.update(document.encodeState()));

    assertThat(phone.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W10] [W9] a participant's frame over 64 KiB closes with 4413, a megabyte too")
  void tooLarge() {
    for (int size : new int[] {64 * 1024 + 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_000}) {
      byte[] frame = new byte[size];
      frame[1] = 2;
      TestSocket phone = phone("Kim", 1);
      phone.sendSoon(frame);

      assertThat(phone.closing()).as("%d bytes", size).isEqualTo("4413 too-large");
    }
  }

  @Test
  @DisplayName("[W10] the answer to the server's step 1 may be larger, once")
  void largeFirstSync() {
    Created own = server.create(1);
    String token = server.join(own, "Ana", 1);
    Document document = new Document();
    document.edit(
        transaction -> document.text("strategy").insert(0, "Bring them together. ".repeat(7_000)));
    byte[] answer = SyncProtocol.step2(document, new Document().stateVector());
    assertThat(answer.length).isGreaterThan(64 * 1024);
    TestSocket phone = server.socket("/ws/" + own.id() + "/tables/1", true, bearer(token));
    phone.nextBinary(f -> decode(f) instanceof SyncMessage.SyncStep1);

    phone.send(answer);
    phone.nextBinary(f -> decode(f) instanceof SyncMessage.Saved);
    phone.send(answer);

    assertThat(phone.closing()).isEqualTo("4413 too-large");
  }

  @Test
  @DisplayName("[W10] [W9] more than 120 updates at once close with 4529 too-fast")
  void tooFast() {
    TestSocket phone = phone("Lou", 1);
    byte[] frame = challenge("a");
    for (int i = 0; i < 200; i++) {
      phone.sendSoon(frame);
    }

    assertThat(phone.closing()).isEqualTo("4529 too-fast");
  }

  @Test
  @DisplayName("[W10] 120 updates at once are within the limit")
  void fastEnough() {
    try (TestSocket phone = phone("Meg", 1)) {
      byte[] frame = challenge("b");
      for (int i = 0; i < 120; i++) {
        phone.sendSoon(frame);
      }

      phone.nextBinary(f -> decode(f).equals(new SyncMessage.Saved(120)));
    }
  }

  @Test
  @DisplayName("[W10] [W9] who asks for the whole document again and again is too fast")
  void tooManyQuestions() {
    TestSocket phone = phone("Ned", 1);
    byte[] question = SyncProtocol.step1(new Document());
    for (int i = 0; i < 60; i++) {
      phone.sendSoon(question);
    }

    assertThat(phone.closing()).isEqualTo("4529 too-fast");
  }

  @Test
  @DisplayName("[W9] who does not read what it is sent is closed, and the others read on")
  void tooSlow() {
    try (TestServer narrow = TestServer.start("--limit-send-queue", "65536")) {
      Created own = narrow.create(1);
      String token = narrow.join(own, "Ana", 1);
      String path = "/ws/" + own.id() + "/tables/1";
      List<byte[]> updates = new ArrayList<>();
      Document document = new Document();
      document.onUpdate(updates::add);
      SharedText strategy = document.text("strategy");
      try (TestSocket writer = narrow.socket(path, true, bearer(token))) {
        TestSocket slow = narrow.socket(path, true, bearer(token));
        slow.pause();
        // Far more than what the system keeps for two sockets, in a document that stays small.
        for (int i = 1; i <= 400; i += 2) {
          document.edit(t -> strategy.insert(0, "x".repeat(60_000)));
          document.edit(t -> strategy.delete(0, 60_000));
          long frames = i + 1L;
          writer.send(SyncProtocol.update(updates.getFirst()));
          writer.send(SyncProtocol.update(updates.getLast()));
          writer.nextBinary(f -> decode(f).equals(new SyncMessage.Saved(frames)));
          updates.clear();
          narrow.clock.advance(100);
        }
        slow.resume();

        assertThat(slow.closing()).isEqualTo("4508 too-slow");
        writer.send("{\"type\":\"clock\",\"sent\":1}");
        writer.next("clock");
      }
    }
  }

  @Test
  @DisplayName("[W9] a removed participant is closed with 4401, a moved one with 4409")
  void removedAndMoved() {
    TestSocket removed = phone("Removed", 3);
    TestSocket moved = phone("Moved", 3);
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
      phone.send(challenge("Not lost"));
      phone.nextBinary(f -> decode(f) instanceof SyncMessage.Saved);

      own.restart();

      assertThat(phone.closing()).isEqualTo("1001 going-away");
      assertThat(dashboard.closing()).isEqualTo("1001 going-away");
      try (TestSocket again = own.socket(path, true, bearer(token))) {
        again.send(SyncProtocol.step1(new Document()));
        byte[] answer = again.nextBinary(f -> decode(f) instanceof SyncMessage.SyncStep2);
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
      phone.nextBinary(f -> decode(f) instanceof SyncMessage.Saved);

      phone.send(SyncProtocol.step1(document));

      byte[] answer = phone.nextBinary(f -> decode(f) instanceof SyncMessage.SyncStep2);
      StateVector known = document.stateVector();
      document.apply(((SyncMessage.SyncStep2) decode(answer)).update());
      assertThat(document.stateVector().encode()).isEqualTo(known.encode());
    }
  }
}
