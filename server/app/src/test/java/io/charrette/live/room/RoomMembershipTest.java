package io.charrette.live.room;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Neighbours;
import io.charrette.live.OnContext;
import io.charrette.live.TestClock;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LastUse;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.WorkshopOrder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is at a table, on a real bus. */
class RoomMembershipTest {
  private static final RoomKey ROOM = RoomBench.ROOM;
  private static final long FLIPCHART = 0;
  private static final LiveLimits LIMITS = RoomBench.LIMITS;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus bus = new Bus(vertx, 1);
  private final TestClock clock = new TestClock();
  private final List<ToLoop> sent = RoomBench.listen(vertx);
  private final List<ToWorkshop> told = new CopyOnWriteArrayList<>();
  private final Attendance attendance =
      new Attendance(Neighbours.NONE, clock, LIMITS.seats(), room -> {});

  private final LastUse lastUse = new LastUse(clock);
  private final HostedDocument document = new HostedDocument(LIMITS.document());
  private final RoomConnections connections = RoomBench.connections(context, bus);
  private final RoomAwareness awareness =
      RoomBench.awareness(context, connections, document, clock);
  private final RoomAnswers answers =
      new RoomAnswers(
          document, awareness, connections, clock, LIMITS.sockets(), new AnswerMemory(1 << 20));
  private final RoomMembership members =
      new RoomMembership(ROOM, bus, attendance, document, connections, awareness, answers, lastUse);

  @BeforeEach
  void listen() {
    onContext(() -> bus.serveWorkshops(0, told::add));
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void onContext(Runnable work) {
    OnContext.run(context, work);
  }

  private static ConnectionRef phone(long id, String participantId) {
    return new ConnectionRef(id, 0, Role.PARTICIPANT, participantId, true);
  }

  private void join(long id, String participantId) {
    onContext(() -> members.join(phone(id, participantId), FLIPCHART));
  }

  private void awaitClosed(ToLoop.Close... expected) {
    awaitUntil("sockets are told to go", () -> closed().size() == expected.length);
    assertThat(closed()).containsExactly(expected);
  }

  private List<ToLoop> closed() {
    return sent.stream().filter(ToLoop.Close.class::isInstance).toList();
  }

  private void awaitTold(ToWorkshop... expected) {
    awaitUntil("the workshop is told", () -> told.size() == expected.length);
    assertThat(told).containsExactly(expected);
  }

  private static WorkshopOrder.People people(String... ids) {
    return new WorkshopOrder.People(ROOM, Set.of(ids));
  }

  @Test
  @DisplayName("the workshop is told when somebody comes or goes, not of their second socket")
  void told() {
    join(1, "ana");
    join(2, "ana");
    join(3, "ben");
    onContext(() -> members.leave(1));
    onContext(() -> members.leave(2));

    awaitTold(people("ana"), people("ana", "ben"), people("ben"));
    assertThat(attendance.isThere(ROOM, "ana")).isFalse();
    assertThat(attendance.isThere(ROOM, "ben")).isTrue();
  }

  @Test
  @DisplayName("[W21] of too many sockets of one participant the oldest is closed")
  void tooMany() {
    int most = LIMITS.sockets().ofParticipant();
    join(100, "ben");
    for (int id = 0; id <= most; id++) {
      join(id, "ana");
    }

    awaitClosed(new ToLoop.Close(0, CloseReason.TOO_MANY_SOCKETS));
    awaitTold(people("ben"), people("ana", "ben"));
    onContext(() -> assertThat(connections.count()).isEqualTo(most + 1));
  }

  @Test
  @DisplayName("[W1] who comes is asked what it has")
  void greeted() {
    onContext(
        () ->
            assertThat(members.greet(members.join(phone(1, "ana"), FLIPCHART), FLIPCHART, false))
                .isTrue());

    awaitUntil("it is asked", () -> !sent.isEmpty());
    assertThat(sent).singleElement().isInstanceOf(ToLoop.Send.class);
  }

  @Test
  @DisplayName("who comes with an earlier flipchart of the table is sent away, and told nothing")
  void earlierFlipchart() {
    onContext(
        () ->
            assertThat(
                    members.greet(members.join(phone(1, "ana"), FLIPCHART), FLIPCHART + 1, false))
                .as("whether it stays")
                .isFalse());

    awaitTold(people("ana"), people());
    awaitClosed(new ToLoop.Close(1, CloseReason.STARTED_AFRESH));
    assertThat(sent).hasSize(1);
  }

  @Test
  @DisplayName(
      "[W15] who comes with a later one is told to try again, or to ask where the workshop was brought back")
  void laterFlipchart() {
    onContext(() -> members.greet(members.join(phone(1, "ana"), FLIPCHART + 1), FLIPCHART, false));
    onContext(() -> members.greet(members.join(phone(2, "ana"), FLIPCHART + 1), FLIPCHART, true));

    awaitClosed(
        new ToLoop.Close(1, CloseReason.TRY_AGAIN_LATER),
        new ToLoop.Close(2, CloseReason.STARTED_AFRESH));
  }

  @Test
  @DisplayName("all sockets of a participant who is sent away are closed, and nobody else's")
  void expelled() {
    join(1, "ana");
    join(2, "ben");
    join(3, "ana");
    onContext(() -> members.expel("ana", CloseReason.MOVED));

    awaitClosed(new ToLoop.Close(1, CloseReason.MOVED), new ToLoop.Close(3, CloseReason.MOVED));
    awaitTold(people("ana"), people("ana", "ben"), people("ben"));
  }

  @Test
  @DisplayName("[W9] when all are closed, nobody is there")
  void allClosed() {
    join(1, "ana");
    join(2, "ben");
    onContext(() -> members.closeAll(CloseReason.GOING_AWAY));

    awaitClosed(
        new ToLoop.Close(1, CloseReason.GOING_AWAY), new ToLoop.Close(2, CloseReason.GOING_AWAY));
    awaitTold(people("ana"), people("ana", "ben"), people());
    onContext(() -> assertThat(connections.isEmpty()).isTrue());
  }

  @Test
  @DisplayName("a room is in use when a socket comes, and when one goes")
  void used() {
    Duration idle = Duration.ofMinutes(1);
    clock.advance(idle);
    join(1, "ana");
    onContext(() -> assertThat(lastUse.isPast(idle, clock.millis())).isFalse());
    clock.advance(idle);
    onContext(() -> assertThat(lastUse.isPast(idle, clock.millis())).isTrue());
    onContext(() -> members.leave(1));
    onContext(() -> assertThat(lastUse.isPast(idle, clock.millis())).isFalse());
  }
}
