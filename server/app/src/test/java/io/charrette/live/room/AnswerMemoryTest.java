package io.charrette.live.room;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.OnContext;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What all seats together may have on its way to sockets that do not read. */
class AnswerMemoryTest {
  private static final int LETTERS = 100_000;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus bus = new Bus(vertx, 1);
  private final TestClock clock = new TestClock();
  private final List<ToLoop> sent = RoomBench.listen(vertx);
  private final Document page = new Document(3);
  private final HostedDocument document = new HostedDocument(RoomBench.LIMITS.document());
  private final RoomConnections connections = RoomBench.connections(context, bus);
  private final RoomAnswers answers =
      new RoomAnswers(
          document,
          RoomBench.awareness(context, connections, document, clock),
          connections,
          clock,
          RoomBench.LIMITS.sockets(),
          new AnswerMemory(5 * LETTERS));

  @BeforeEach
  void fill() throws MalformedDataException {
    write("x".repeat(LETTERS));
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void write(String words) throws MalformedDataException {
    page.text("pitch").insert(0, words);
    byte[] state = page.encodeState();
    Update update = Update.decode(state);
    OnContext.run(context, () -> document.apply(update, state.length));
  }

  /** Somebody of their own asks who has something that nobody else has. */
  private RoomConnection ask(long id) {
    RoomConnection[] asking = new RoomConnection[1];
    OnContext.run(
        context,
        () -> {
          asking[0] =
              connections.add(new ConnectionRef(id, 0, Role.PARTICIPANT, "person" + id, true), 0);
          answers.ask(asking[0], StateVector.of(Map.of(1_000 + id, 5L)));
        });
    return asking[0];
  }

  private void awaitAnswered(int count) {
    OnContext.run(context, () -> {});
    awaitUntil(count + " answers", () -> answered() >= count);
    assertThat(answered()).isEqualTo(count);
  }

  private long answered() {
    return sent.stream().filter(ToLoop.Answer.class::isInstance).count();
  }

  @Test
  @DisplayName(
      "[W22] who has nothing of the flipchart shares one answer, whatever they say to have")
  void shared() {
    for (int id = 1; id <= 20; id++) {
      ask(id);
    }
    awaitAnswered(20);
    Buffer first = ((ToLoop.Answer) sent.getFirst()).frame();
    assertThat(sent).allSatisfy(each -> assertThat(((ToLoop.Answer) each).frame()).isSameAs(first));
  }

  @Test
  @DisplayName("[W22] a room that takes much leaves as much to others, of which each may send one")
  void ofRooms() {
    AnswerMemory memory = new AnswerMemory(100);
    memory.sent(50);
    assertThat(memory.hasRoom(50)).isTrue();
    memory.sent(1);
    assertThat(memory.hasRoom(51)).isFalse();
    assertThat(memory.hasRoom(49)).isTrue();
    memory.sent(200);
    assertThat(memory.hasRoom(0)).isTrue();
    assertThat(memory.hasRoom(1)).isFalse();
  }

  @Test
  @DisplayName(
      "[W22] when answers of many seats fill the memory others wait, and the slow go sooner")
  void full() throws MalformedDataException {
    RoomConnection first = ask(1);
    for (int id = 2; id <= 5; id++) {
      write("another flipchart ");
      ask(id);
    }
    awaitAnswered(3);

    OnContext.run(context, () -> answers.taken(first));
    awaitAnswered(4);

    clock.advance(Duration.ofSeconds(5));
    OnContext.run(context, () -> assertThat(answers.tick(clock.millis())).hasSize(3));
    OnContext.run(context, answers::allLeft);
    write("and again ");
    ask(6);
    awaitAnswered(5);
  }
}
