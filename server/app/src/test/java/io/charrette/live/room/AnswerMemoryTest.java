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
import io.charrette.sync.AwarenessUpdate;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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
  private final RoomAwareness awareness =
      RoomBench.awareness(context, connections, document, clock);
  private final AnswerMemory memory = new AnswerMemory(5 * LETTERS);
  private final RoomAnswers answers =
      new RoomAnswers(document, awareness, connections, clock, RoomBench.LIMITS.sockets(), memory);

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
    return ask(id, "person" + id);
  }

  private RoomConnection ask(long id, String person) {
    return ask(new ConnectionRef(id, 0, Role.PARTICIPANT, person, true));
  }

  private RoomConnection ask(ConnectionRef ref) {
    RoomConnection[] asking = new RoomConnection[1];
    OnContext.run(
        context,
        () -> {
          asking[0] = connections.add(ref, 0);
          answers.ask(asking[0], StateVector.of(Map.of(1_000 + ref.id(), 5L)));
        });
    return asking[0];
  }

  /** As many states as do not go into a frame. */
  private void manyAreThere() {
    String state = "{\"says\":\"%s\"}".formatted("x".repeat(2_000));
    for (long id = 1; id <= 9; id++) {
      RoomConnection from =
          connections.add(new ConnectionRef(id, 0, Role.PARTICIPANT, "person" + id, true), 0);
      List<AwarenessUpdate.Entry> states =
          LongStream.range(10 * id, 10 * id + 4)
              .mapToObj(client -> new AwarenessUpdate.Entry(client, 1, state))
              .toList();
      try {
        awareness.take(from, new AwarenessUpdate(states));
      } catch (MalformedDataException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A connection that was held catches up. */
  private RoomConnection catchUp(long id) {
    RoomConnection held =
        connections.add(new ConnectionRef(id, 0, Role.PARTICIPANT, "person" + id, true), 0);
    held.hold(StateVector.EMPTY);
    answers.catchUp(
        held,
        () -> {
          held.resume();
          return Buffer.buffer("what it missed");
        });
    return held;
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
  @DisplayName("[W22] what many have on its way to each leaves room for one to who has none")
  void forTheFirst() {
    AnswerMemory memory = new AnswerMemory(100);
    memory.sent(37);
    assertThat(memory.hasRoomForMore(37)).isTrue();
    memory.sent(1);
    assertThat(memory.hasRoomForMore(38)).isFalse();
    assertThat(memory.isShort()).isTrue();
    assertThat(memory.hasRoom(38)).isTrue();
    memory.sent(13);
    assertThat(memory.hasRoom(51)).isFalse();
    assertThat(memory.hasRoomForMore(0)).isTrue();
  }

  @Test
  @DisplayName("[W22] who has no answer on its way is sent one where the second of others waits")
  void oneOfEachFirst() throws MalformedDataException {
    for (int id = 1; id <= 2; id++) {
      write("another flipchart ");
      ask(id);
    }
    write("another flipchart ");
    ask(3, "person1");
    ask(4);
    awaitAnswered(3);
    assertThat(sent)
        .extracting(each -> ((ToLoop.Answer) each).connection())
        .containsExactly(1L, 2L, 4L);
  }

  @Test
  @DisplayName(
      "[W22] however much a table holds, the first answers of people at others have their time")
  void atAnotherTable() throws MalformedDataException {
    for (int id = 1; id <= 3; id++) {
      write("another flipchart ");
      ask(id);
    }
    RoomConnections others = RoomBench.connections(context, bus);
    RoomAnswers ofOthers =
        new RoomAnswers(document, awareness, others, clock, RoomBench.LIMITS.sockets(), memory);
    RoomConnection[] phone = new RoomConnection[1];
    OnContext.run(
        context,
        () -> {
          phone[0] = others.add(new ConnectionRef(4, 0, Role.PARTICIPANT, "person4", true), 0);
          ofOthers.ask(phone[0], StateVector.EMPTY);
        });
    awaitAnswered(4);

    clock.advance(Duration.ofSeconds(29));
    OnContext.run(
        context,
        () -> {
          assertThat(memory.isShort()).isTrue();
          assertThat(ofOthers.tick(clock.millis())).isEmpty();
          assertThat(answers.tick(clock.millis())).isNotEmpty();
        });
    clock.advance(Duration.ofSeconds(1));
    OnContext.run(
        context, () -> assertThat(ofOthers.tick(clock.millis())).containsExactly(phone[0]));
  }

  @Test
  @DisplayName("[W22] of somebody to whom several are on their way all but the last have to hurry")
  void severalOfOne() throws MalformedDataException {
    memory.began();
    memory.sent(2L * LETTERS);
    RoomConnection first = ask(1);
    awaitAnswered(1);
    clock.advance(Duration.ofSeconds(1));
    OnContext.run(context, () -> memory.taken(LETTERS));
    write("another flipchart ");
    ask(2, "person1");
    awaitAnswered(2);
    OnContext.run(context, () -> memory.sent(LETTERS));
    clock.advance(Duration.ofSeconds(5));
    OnContext.run(context, () -> assertThat(answers.tick(clock.millis())).containsExactly(first));
  }

  @Test
  @DisplayName("[W22] no facilitator waits for another who does not read")
  void facilitators() throws MalformedDataException {
    for (int id = 1; id <= 3; id++) {
      write("another flipchart ");
      ask(new ConnectionRef(id, 0, Role.FACILITATOR, null, true));
    }
    awaitAnswered(3);
  }

  @Test
  @DisplayName("[W22] however many wait for what another room has, they are all let go by one turn")
  void letGoTogether() {
    int many = 2_000;
    RoomConnection[] first = new RoomConnection[1];
    OnContext.run(
        context,
        () -> {
          manyAreThere();
          memory.sent(5L * LETTERS);
          first[0] = catchUp(100);
          for (int id = 101; id < 100 + many; id++) {
            catchUp(id);
          }
        });
    awaitAnswered(1);

    OnContext.run(
        context,
        () -> {
          memory.taken(5L * LETTERS);
          answers.goOn();
        });
    awaitAnswered(many);

    OnContext.run(context, () -> answers.taken(first[0]));
    awaitAnswered(many + 1);
  }

  @Test
  @DisplayName(
      "[W22] when answers of many seats fill the memory others wait, and the slow of them go sooner")
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
    OnContext.run(context, () -> assertThat(answers.tick(clock.millis())).hasSize(2));
    OnContext.run(context, answers::allLeft);
    write("and again ");
    ask(6);
    awaitAnswered(5);
  }
}
