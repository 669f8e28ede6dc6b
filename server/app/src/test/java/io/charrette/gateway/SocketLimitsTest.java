package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedText;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.SyncProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What closes a socket: frames that cannot be read, are too many, or too large. */
class SocketLimitsTest {
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
    TestSocket dashboard = server.dashboard(workshop);
    dashboard.send(message);
    TestSocket phone = server.phone(workshop, "Ed", 4);
    phone.send(message);

    assertThat(dashboard.closing()).isEqualTo("4400 malformed");
    assertThat(phone.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W5] [W9] a text of a megabyte closes without being read")
  void longText() {
    TestSocket phone = server.phone(workshop, "Flo", 4);
    phone.send("x".repeat(300_000));
    TestSocket dashboard = server.dashboard(workshop);
    dashboard.send("x".repeat(300_000));

    assertThat(phone.closing()).isEqualTo("4400 malformed");
    assertThat(dashboard.closing()).isEqualTo("4413 too-large");
  }

  @Test
  @DisplayName("[W5] [W9] a facilitator has nobody to call for help: 4403 forbidden")
  void facilitatorCallsForHelp() {
    TestSocket dashboard = server.dashboard(workshop);
    dashboard.send("{\"type\":\"help\",\"on\":true}");

    assertThat(dashboard.closing()).isEqualTo("4403 forbidden");
  }

  @Test
  @DisplayName("[W3] [W9] a binary frame on the workshop's path closes with 4400 malformed")
  void binaryOnWorkshop() {
    TestSocket dashboard = server.dashboard(workshop);
    dashboard.send(Frames.challenge("x"));

    assertThat(dashboard.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W1] [W9] text from a stock client closes with 4400 malformed")
  void textFromStockClient() {
    TestSocket socket = server.table(workshop, server.join(workshop, "Gus", 1), 1, false);
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
    TestSocket phone = server.phone(workshop, "Joy", 2);
    phone.send(SyncProtocol.update(document.encodeState()));

    assertThat(phone.closing()).isEqualTo("4400 malformed");
  }

  @Test
  @DisplayName("[W10] [W9] a participant's frame over 64 KiB closes with 4413, a megabyte too")
  void tooLarge() {
    for (int size : new int[] {64 * 1024 + 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_000}) {
      byte[] frame = new byte[size];
      frame[1] = 2;
      TestSocket phone = server.phone(workshop, "Kim", 1);
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
    byte[] answer = SyncProtocol.step2(document.encodeState(new Document().stateVector()));
    assertThat(answer.length).isGreaterThan(64 * 1024);
    TestSocket phone = server.socket("/ws/" + own.id() + "/tables/1", true, bearer(token));
    phone.nextBinary(Frames::isStep1);

    phone.send(answer);
    phone.nextBinary(Frames::isSaved);
    phone.send(answer);

    assertThat(phone.closing()).isEqualTo("4413 too-large");
  }

  @Test
  @DisplayName("[W10] [W9] more than 120 updates at once close with 4529 too-fast")
  void tooFast() {
    TestSocket phone = server.phone(workshop, "Lou", 1);
    byte[] frame = Frames.challenge("a");
    for (int i = 0; i < 200; i++) {
      phone.sendSoon(frame);
    }

    assertThat(phone.closing()).isEqualTo("4529 too-fast");
  }

  @Test
  @DisplayName("[W10] [W9] pings without end, and pieces of a frame, close with 4529 too-fast")
  void tooManyFrames() {
    TestSocket pinging = server.phone(workshop, "Una", 3);
    pinging.ping(3_000);
    TestSocket breaking = server.phone(workshop, "Vic", 3);
    breaking.fragments(3_000);

    assertThat(pinging.closing()).isEqualTo("4529 too-fast");
    assertThat(breaking.closing()).isEqualTo("4529 too-fast");
  }

  @Test
  @DisplayName(
      "[W10] who sends more bytes than their share is read later, and neither closed nor refused")
  void manyBytes() {
    try (TestServer slow =
            TestServer.start(
                "--limit-sync-frame",
                "65536",
                "--limit-update-rate",
                "4",
                "--limit-update-burst",
                "9");
        TestSocket phone = slow.phone(slow.create(1), "Ana", 1)) {
      byte[] frame = Frames.challenge("a".repeat(50_000)); // of a share of 200 KiB, and 32 KiB/s
      long begun = System.nanoTime();
      for (int i = 0; i < 7; i++) {
        phone.send(frame);
      }
      phone.nextBinary(f -> Frames.saved(f).equals(OptionalLong.of(7)));

      // 350 kB, of which 64 KiB are read at once.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName("[W10] a thousand pings are within the limit")
  void manyFrames() {
    TestSocket phone = server.phone(workshop, "Wim", 3);
    phone.ping(1_000);
    phone.send(Frames.challenge("c"));

    phone.nextBinary(f -> Frames.saved(f).equals(OptionalLong.of(1)));
  }

  @Test
  @DisplayName("[W10] 120 updates at once are within the limit")
  void fastEnough() {
    try (TestSocket phone = server.phone(workshop, "Meg", 1)) {
      byte[] frame = Frames.challenge("b");
      for (int i = 0; i < 120; i++) {
        phone.sendSoon(frame);
      }

      phone.nextBinary(f -> Frames.saved(f).equals(OptionalLong.of(120)));
    }
  }

  @Test
  @DisplayName("[W10] [W9] who asks for the whole document again and again is too fast")
  void tooManyQuestions() {
    TestSocket phone = server.phone(workshop, "Ned", 1);
    byte[] question = SyncProtocol.step1(new Document().stateVector());
    for (int i = 0; i < 60; i++) {
      phone.sendSoon(question);
    }

    assertThat(phone.closing()).isEqualTo("4529 too-fast");
  }

  @Test
  @DisplayName("[W13] who does not read for a while costs little, and then gets one difference")
  void slow() {
    try (TestServer narrow = TestServer.start("--limit-send-queue", "65536")) {
      Created own = narrow.create(1);
      String token = narrow.join(own, "Ana", 1);
      String path = "/ws/" + own.id() + "/tables/1";
      List<byte[]> updates = new ArrayList<>();
      Document document = new Document();
      document.onUpdate(updates::add);
      SharedText strategy = document.text("strategy");
      try (TestSocket writer = narrow.socket(path, true, bearer(token));
          TestSocket slow = narrow.socket(path, true, bearer(token))) {
        slow.nextBinary(Frames::isStep1);
        slow.pause();
        // Far more than what the system keeps for two sockets, in a document that stays small.
        for (int i = 1; i <= 600; i += 2) {
          document.edit(t -> strategy.insert(0, "x".repeat(60_000)));
          document.edit(t -> strategy.delete(0, 60_000));
          long frames = i + 1L;
          writer.send(SyncProtocol.update(updates.getFirst()));
          writer.send(SyncProtocol.update(updates.getLast()));
          writer.nextBinary(f -> Frames.saved(f).equals(OptionalLong.of(frames)));
          updates.clear();
          narrow.clock.advance(300); // all of it within the writer's share
        }
        slow.resume();

        Document caughtUp = new Document();
        int received = 0;
        while (!caughtUp.stateVector().equals(document.stateVector())) {
          Frames.apply(caughtUp, slow.nextBinary(Frames::isUpdate));
          received++;
        }
        assertThat(received).isLessThan(600);
        assertThat(caughtUp.encodeState()).isEqualTo(document.encodeState());
        writer.send(Frames.challenge("on it goes"));
        Frames.apply(caughtUp, slow.nextBinary(Frames::isUpdate));
        assertThat(caughtUp.text("challenge").toString()).isEqualTo("on it goes");
      }
    }
  }

  @Test
  @DisplayName("[W22] who ask for more than they read cost little and stay, and the others read on")
  void notReading() {
    try (TestServer wide = TestServer.start("--limit-document", "7000000")) {
      Created own = wide.create(1);
      try (TestSocket other = wide.phone(own, "Ana", 1)) {
        String token = wide.join(own, "Ed", 1);
        other.nextBinary(Frames::isStep1);
        // More than the system keeps for two sockets.
        Document document = largeDocument(other);
        List<TestSocket> slow = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          TestSocket socket = wide.table(own, token, 1, true);
          socket.nextBinary(Frames::isStep1);
          socket.pause();
          for (int question = 0; question < 20; question++) {
            socket.sendSoon(SyncProtocol.step1(new Document().stateVector()));
          }
          slow.add(socket);
        }
        // Another one asks, and is answered, after all of these.
        try (TestSocket late = wide.phone(own, "Flo", 1)) {
          late.send(SyncProtocol.step1(new Document().stateVector()));
          Document copy = new Document();
          Frames.apply(copy, late.nextBinary(Frames::isStep2));
          assertThat(copy.encodeState()).isEqualTo(document.encodeState());
        }
        assertThat(
                Exposition.parse(wide.get("/metrics").body()).value("charrette_send_queue_bytes"))
            .isLessThan(4 * 4_000_000);

        slow.forEach(TestSocket::resume);
        for (TestSocket socket : slow) {
          socket.nextBinary(Frames::isStep2);
          socket.send("{\"type\":\"clock\",\"sent\":1}");
          socket.next("clock");
          socket.close();
        }
      }
    }
  }

  /** Writes what takes most of five megabytes, as many answers to step 1. */
  private static Document largeDocument(TestSocket writer) {
    Document document = new Document();
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    for (int part = 0; part < 60; part++) {
      document.edit(t -> document.text("strategy").insert(0, "x".repeat(60_000)));
    }
    for (int part = 0; part < 60; part++) {
      long frames = part + 1L;
      writer.send(SyncProtocol.update(updates.get(part)));
      writer.nextBinary(f -> Frames.saved(f).equals(OptionalLong.of(frames)));
    }
    return document;
  }

  @Test
  @DisplayName("[W21] [W9] twelve sockets of a participant live; the oldest goes for another one")
  void tooManySockets() {
    Created own = server.create(1);
    String token = server.join(own, "Ana", 1);
    List<TestSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      TestSocket socket = server.table(own, token, 1, true);
      socket.nextBinary(Frames::isStep1);
      sockets.add(socket);
    }
    assertThat(sockets.getFirst().closing()).isEqualTo("4429 too-many-sockets");
    for (TestSocket socket : sockets.subList(1, 13)) {
      socket.send("{\"type\":\"clock\",\"sent\":1}");
      socket.next("clock");
      socket.close();
    }
  }

  @Test
  @DisplayName("[W21] who opens socket after socket is refused for a while, and nobody else")
  void tooManyHandshakes() {
    try (TestServer own = TestServer.start()) {
      Created room = own.create(1);
      String path = "/ws/" + room.id() + "/tables/1";
      String token = own.join(room, "Ana", 1);
      int opened = 0;
      while (opened < 200 && own.refusal(path, true, bearer(token)).equals("opened")) {
        opened++;
      }
      // A few more than are allowed at once, since time goes by.
      assertThat(opened).isBetween(48, 199);
      assertThat(own.refusal(path, true, bearer(token))).isEqualTo("429 too-many-requests");
      own.phone(room, "Ed", 1).close();
      own.clock.advance(1_000);
      assertThat(own.refusal(path, true, bearer(token))).isEqualTo("opened");
    }
  }

  @Test
  @DisplayName("[W14] a socket whose peer has vanished is given up, one that answers pings is not")
  void vanished() throws IOException {
    try (TestServer watchful = TestServer.start("--limit-silence", "3")) {
      Created own = watchful.create(1);
      String token = watchful.join(own, "Ana", 1);
      String path = "/ws/" + own.id() + "/tables/1";
      try (TestSocket quiet = watchful.socket(path, true, bearer(token));
          Socket vanished = new Socket(InetAddress.getLoopbackAddress(), watchful.port())) {
        vanished.setSoTimeout(20_000);
        List<String> handshake =
            List.of(
                "GET " + path + " HTTP/1.1",
                "Host: " + watchful.authority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: c29tZWJvZHkgdmFuaXNoZWQ=",
                "Authorization: Bearer " + token,
                "",
                "");
        vanished.getOutputStream().write(String.join("\r\n", handshake).getBytes(US_ASCII));

        byte[] all = vanished.getInputStream().readAllBytes();

        assertThat(new String(all, US_ASCII)).startsWith("HTTP/1.1 101");
        assertThat(HexFormat.of().formatHex(all)).endsWith("8900".repeat(3));
        quiet.send("{\"type\":\"clock\",\"sent\":1}");
        quiet.next("clock");
      }
    }
  }
}
