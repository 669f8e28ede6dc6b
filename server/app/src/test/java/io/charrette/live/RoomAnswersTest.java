package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which questions for the document a room answers, and when. */
class RoomAnswersTest {
  @TempDir Path folder;
  private Bench bench;
  private String ana;
  private Phone writer;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
    ana = bench.join(1);
    writer = bench.phone(1);
    writer.type("challenge", "Buses");
    writer.awaitSaved();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Socket socket(String participant) {
    return bench.socket(1, Role.PARTICIPANT, participant, true);
  }

  /** Sockets that do not take what they are answered, until they are told to. */
  private List<Socket> stalled(int sockets, String participant) {
    return Stream.generate(() -> socket(participant))
        .limit(sockets)
        .peek(socket -> socket.takesAnswers = false)
        .toList();
  }

  private void ask(Socket socket, Document known) {
    bench.send(socket, SyncProtocol.step1(known.stateVector()));
  }

  private static List<SyncMessage.SyncStep2> answers(Socket socket) {
    return socket.messages(SyncMessage.SyncStep2.class);
  }

  /** Waits until the room has dealt with everything sent so far. */
  private void settle() {
    writer.settle();
  }

  @Test
  @DisplayName(
      "[W22] a socket is answered once it has taken the last answer, and the last question only")
  void oneAtATime() {
    Socket socket = stalled(1, ana).getFirst();
    ask(socket, new Document());
    socket.await(SyncMessage.SyncStep2.class);
    for (int i = 0; i < 10; i++) {
      ask(socket, new Document());
    }
    ask(socket, writer.document());
    writer.type("challenge", " at night");
    settle();
    assertThat(answers(socket)).hasSize(1);

    bench.takeAnswer(socket);
    settle();
    assertThat(answers(socket)).hasSize(2);
    Document document = new Document();
    answers(socket).forEach(answer -> document.apply(answer.update()));
    assertThat(document.text("challenge").toString()).isEqualTo("Buses at night");
    assertThat(answers(socket).get(1).bytes())
        .hasSizeLessThan(answers(socket).get(0).bytes().length);

    bench.takeAnswer(socket);
    settle();
    assertThat(answers(socket)).as("the others are covered").hasSize(2);
  }

  @Test
  @DisplayName(
      "[W22] four answers are on their way to a participant, and others do not wait for them")
  void fourAtATime() {
    List<Socket> sockets = stalled(6, ana);
    sockets.forEach(socket -> ask(socket, new Document()));
    Socket other = socket(bench.join(1));
    ask(other, new Document());
    other.await(SyncMessage.SyncStep2.class);
    assertThat(sockets.stream().filter(socket -> answers(socket).isEmpty()))
        .containsExactlyElementsOf(sockets.subList(4, 6));

    bench.takeAnswer(sockets.get(0));
    sockets.get(4).await(SyncMessage.SyncStep2.class);
    bench.close(sockets.get(1));
    sockets.get(5).await(SyncMessage.SyncStep2.class);
  }

  @Test
  @DisplayName("[W22] who asks too often waits, is answered later, and is not closed")
  void rate() {
    Socket socket = socket(ana);
    for (int i = 1; i <= 48; i++) {
      ask(socket, new Document());
      int asked = i;
      awaitUntil("an answer", () -> answers(socket).size() == asked);
    }
    Socket second = socket(ana);
    ask(socket, new Document());
    ask(second, new Document());
    settle();
    assertThat(answers(socket)).hasSize(48);
    assertThat(answers(second)).isEmpty();

    bench.clock.advance(Duration.ofSeconds(1));
    second.await(SyncMessage.SyncStep2.class);
    awaitUntil("the last answer", () -> answers(socket).size() == 49);
    assertThat(socket.isOpen()).isTrue();
    assertThat(second.isOpen()).isTrue();
  }

  @Test
  @DisplayName("[W22] who asks is answered next, however many sockets of others ask all the time")
  void turns() {
    List<Socket> others =
        Stream.generate(() -> bench.join(1))
            .limit(17)
            .flatMap(person -> Stream.generate(() -> socket(person)).limit(12))
            .toList();
    others.forEach(socket -> ask(socket, new Document()));
    // On a slow machine some of them stand behind others who ask again, and would be new, too.
    awaitUntil("each has been answered", () -> answersTo(others) == others.size());
    for (int times = 0; times < 2; times++) {
      others.forEach(socket -> ask(socket, new Document()));
    }
    long before = 240L - answers(writer.socket).size();
    awaitUntil("all that are answered at once", () -> answersTo(others) == before);
    others.forEach(socket -> ask(socket, new Document()));
    bench.settle();
    Socket honest = socket(ana);
    ask(honest, new Document());
    Document words = new Document();
    words.text("pitch").insert(0, "Trams");
    bench.send(honest, SyncProtocol.update(words.encodeState()));
    awaitUntil("what came after the question", () -> !honest.saved().isEmpty());
    // One more is answered.
    bench.clock.advance(Duration.ofMillis(30));
    honest.await(SyncMessage.SyncStep2.class);
    assertThat(answersTo(others)).isEqualTo(before);
  }

  private static long answersTo(List<Socket> sockets) {
    return sockets.stream().mapToLong(socket -> answers(socket).size()).sum();
  }

  private static long people(Socket socket) {
    return socket.messages(SyncMessage.AwarenessMessage.class).stream()
        .flatMap(message -> message.update().entries().stream())
        .map(AwarenessUpdate.Entry::client)
        .distinct()
        .count();
  }

  /** As many states as do not go into a frame, and a socket that was told none of them. */
  private Socket amongMany() {
    bench.send(socket(bench.join(1)), states(1000));
    Socket socket = stalled(1, ana).getFirst();
    socket.await(SyncMessage.AwarenessMessage.class);
    for (int person = 2; person < 10; person++) {
      bench.send(socket(bench.join(1)), states(1000L * person));
    }
    awaitUntil("all states", () -> people(writer.socket) == 36);
    bench.fallBehind(socket);
    return socket;
  }

  private static byte[] states(long first) {
    String state = "{\"says\":\"%s\"}".formatted("x".repeat(2000));
    return SyncProtocol.awareness(
        new AwarenessUpdate(
                LongStream.range(first, first + 4)
                    .mapToObj(client -> new AwarenessUpdate.Entry(client, 1, state))
                    .toList())
            .encode());
  }

  @Test
  @DisplayName("[W22] who is there is told a frame at a time, to who asks and to who was behind")
  void peopleAFrameAtATime() {
    Socket socket = amongMany();
    settle();
    int before = socket.messages(SyncMessage.AwarenessMessage.class).size();
    bench.catchUp(socket);
    socket.await(SyncMessage.SyncUpdate.class);
    settle();
    assertThat(frames(socket)).as("before it has taken what it missed").isEqualTo(before);
    bench.takeAnswer(socket);
    for (int i = 0; i < 20; i++) {
      bench.send(socket, SyncProtocol.queryAwareness());
    }
    settle();
    assertThat(frames(socket)).as("what it has not taken").isEqualTo(before + 1);

    for (int taken = 1; taken < 3; taken++) {
      bench.takeAnswer(socket);
      settle();
      assertThat(frames(socket)).isEqualTo(before + 1 + taken);
    }
    assertThat(people(socket)).as("those of whom it was told").isEqualTo(36);

    socket.takesAnswers = true;
    bench.takeAnswer(socket);
    settle();
    assertThat(frames(socket)).as("all its questions are one").isEqualTo(before + 4);
  }

  @Test
  @DisplayName("[W22] a socket that does not read has one answer, whatever it asks for")
  void oneAnswerOfAnyKind() {
    writer.aware(1, "{}");
    Socket socket = stalled(1, ana).getFirst();
    awaitUntil("a state", () -> frames(socket) == 1);
    ask(socket, new Document());
    socket.await(SyncMessage.SyncStep2.class);
    for (int i = 0; i < 20; i++) {
      bench.send(socket, SyncProtocol.queryAwareness());
    }
    settle();
    assertThat(frames(socket)).isEqualTo(1);

    bench.takeAnswer(socket);
    settle();
    assertThat(frames(socket)).isEqualTo(2);
    bench.takeAnswer(socket);
    settle();
    assertThat(frames(socket)).isEqualTo(2);
  }

  @Test
  @DisplayName("[W22] [W13] what sockets have missed is one of the four answers on their way")
  void missed() {
    List<Socket> sockets = stalled(6, ana);
    sockets.forEach(socket -> socket.await(SyncMessage.SyncStep1.class));
    sockets.forEach(bench::fallBehind);
    settle();
    writer.type("challenge", " and trams");
    writer.awaitSaved();
    sockets.forEach(bench::catchUp);
    settle();
    assertThat(sockets.stream().filter(socket -> updates(socket) == 0))
        .containsExactlyElementsOf(sockets.subList(4, 6));

    bench.takeAnswer(sockets.get(0));
    sockets.get(4).await(SyncMessage.SyncUpdate.class);
    writer.type("challenge", " at night");
    sockets.get(0).await(SyncMessage.SyncUpdate.class, u -> updates(sockets.get(0)) == 2);
    settle();
    assertThat(updates(sockets.get(5))).as("of one that still waits").isZero();
    bench.takeAnswer(sockets.get(4));
    assertThat(sockets.get(5).await(SyncMessage.SyncUpdate.class).update().structs()).isPositive();
  }

  private static int updates(Socket socket) {
    return socket.messages(SyncMessage.SyncUpdate.class).size();
  }

  private static int frames(Socket socket) {
    return socket.messages(SyncMessage.AwarenessMessage.class).size();
  }

  @Test
  @DisplayName("[W22] a question of a socket that is behind is answered when it has caught up")
  void held() {
    Socket socket = socket(ana);
    socket.await(SyncMessage.SyncStep1.class);
    bench.fallBehind(socket);
    ask(socket, new Document());
    settle();
    assertThat(answers(socket)).isEmpty();

    bench.catchUp(socket);
    socket.await(SyncMessage.SyncStep2.class);
  }

  @Test
  @DisplayName("[W22] [W9] a socket that does not take its answer for 30 s is too slow")
  void tooSlow() {
    Socket socket = stalled(1, ana).getFirst();
    ask(socket, new Document());
    socket.await(SyncMessage.SyncStep2.class);
    bench.clock.advance(Duration.ofMillis(29_999));
    settle();
    assertThat(socket.isOpen()).isTrue();
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(socket.awaitClosed()).isEqualTo(CloseReason.TOO_SLOW);
  }

  @Test
  @DisplayName("[W21] [W9] of a participant's sockets twelve live, and the oldest goes")
  void sockets() {
    List<Socket> twelve = Stream.generate(() -> socket(ana)).limit(12).toList();
    Socket facilitator = bench.socket(1, Role.FACILITATOR, null, true);
    settle();
    assertThat(twelve).allMatch(Socket::isOpen);
    Socket newest = socket(ana);
    assertThat(twelve.getFirst().awaitClosed()).isEqualTo(CloseReason.TOO_MANY_SOCKETS);
    settle();
    assertThat(twelve.subList(1, 12)).allMatch(Socket::isOpen);
    assertThat(newest.isOpen()).isTrue();
    assertThat(facilitator.isOpen()).isTrue();
    assertThat(writer.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName(
      "[W21] of facilitators' sockets forty at a table live, and sixty of a role without a table")
  void others() {
    List<Socket> atTable =
        Stream.generate(() -> bench.socket(1, Role.FACILITATOR, null, true)).limit(41).toList();
    List<Socket> dashboards = Stream.generate(bench::dashboard).limit(61).toList();
    List<Socket> screens = Stream.generate(bench::screen).limit(60).toList();
    assertThat(atTable.getFirst().awaitClosed()).isEqualTo(CloseReason.TOO_MANY_SOCKETS);
    assertThat(dashboards.getFirst().awaitClosed()).isEqualTo(CloseReason.TOO_MANY_SOCKETS);
    screens.getLast().awaitText("state");
    settle();
    assertThat(atTable.subList(1, 41)).allMatch(Socket::isOpen);
    assertThat(dashboards.subList(1, 61)).allMatch(Socket::isOpen);
    assertThat(screens).allMatch(Socket::isOpen);
  }
}
