package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
