package io.charrette.live.runtime;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.Bench;
import io.charrette.live.OnContext;
import io.charrette.live.SwitchedJournal;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.workshop.Event;
import io.charrette.workshop.Link;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Workshop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose sockets are closed after what has happened, on a real bus. */
class DeparturesTest {
  private static final long AT = PlayedWorkshop.START;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus bus = new Bus(vertx, 1);
  private final List<ToRoom> told = new CopyOnWriteArrayList<>();
  private final Workshop before =
      PlayedWorkshop.withTables(3).join("ana", 1).join("ben", 1).join("eve", 2).state();
  private SwitchedJournal journal;
  private WorkshopConnections connections;
  private Departures departures;

  @BeforeEach
  void open() {
    journal = Bench.open(folder);
    HostContext host =
        new HostContext(
            context,
            bus,
            bus.mailToSockets(context),
            journal,
            journal.neighbours(),
            new TestClock(),
            Bench.limits(),
            new LiveMeters(new SimpleMeterRegistry()));
    connections = new WorkshopConnections(host.sockets(), bus.loops(), () -> {});
    departures =
        new Departures(connections, new TableRooms(Bench.WORKSHOP, host, connections::seeAll));
    onContext(
        () -> {
          bus.serveRooms(0, told::add);
          connect(1, "ana", 1, null);
          connect(2, "ben", 1, null);
          connect(3, "eve", 2, null);
          connect(4, null, 0, Link.FIRST_FACILITATOR);
          connect(5, null, 0, Link.FIRST_SCREEN);
        });
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    journal.close();
  }

  private void onContext(Runnable work) {
    OnContext.run(context, work);
  }

  private void connect(long id, @Nullable String participant, int table, @Nullable String link) {
    Role role = participant == null ? Role.FACILITATOR : Role.PARTICIPANT;
    ConnectionRef ref = new ConnectionRef(id, 0, role, participant, true);
    connections.add(new WorkshopConnection(ref, table, link));
  }

  private void happens(Event event) {
    onContext(() -> Step.of(before, List.of(event)).forEach(departures::follow));
  }

  /** Who is still connected, by the ids of connections. */
  private void assertConnected(Long... ids) {
    onContext(
        () ->
            assertThat(connections.all()).extracting(WorkshopConnection::id).containsExactly(ids));
  }

  private void awaitTold(RoomOrder.Expel... expected) {
    awaitUntil("rooms are told", () -> told.size() >= expected.length);
    assertThat(told).containsExactlyInAnyOrder(expected);
  }

  private static RoomOrder.Expel expel(String participant, int table, CloseReason reason) {
    return new RoomOrder.Expel(new RoomKey(Bench.WORKSHOP, table), participant, reason);
  }

  @Test
  @DisplayName("who is removed is sent away from their table")
  void removed() {
    happens(new Event.ParticipantRemoved(AT, "ana"));

    awaitTold(expel("ana", 1, CloseReason.UNAUTHORISED));
    assertConnected(2L, 3L, 4L, 5L);
  }

  @Test
  @DisplayName("all who now sit elsewhere are sent away from where they sat")
  void moved() {
    happens(new Event.EverybodyMoved(AT, Map.of("ana", 2, "eve", 3)));

    awaitTold(expel("ana", 1, CloseReason.MOVED), expel("eve", 2, CloseReason.MOVED));
    assertConnected(2L, 4L, 5L);
  }

  @Test
  @DisplayName("of a link that is revoked all pages are closed, and no others")
  void revoked() {
    happens(new Event.LinkRevoked(AT, Link.FIRST_SCREEN));

    assertConnected(1L, 2L, 3L, 4L);
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("who does what concerns nobody's seat stays")
  void nothing() {
    happens(new Event.ParticipantWrote(AT, "ana"));

    assertConnected(1L, 2L, 3L, 4L, 5L);
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("between two states all are found who are gone, moved, or came by a revoked link")
  void compared() {
    Workshop after =
        Step.of(
                before,
                List.of(
                    new Event.ParticipantRemoved(AT, "ana"),
                    new Event.ParticipantMoved(AT, "eve", 3),
                    new Event.LinkRevoked(AT, Link.FIRST_FACILITATOR)))
            .getLast()
            .after();
    onContext(() -> departures.follow(before, after));

    awaitTold(expel("ana", 1, CloseReason.UNAUTHORISED), expel("eve", 2, CloseReason.MOVED));
    assertConnected(2L, 5L);
  }

  @Test
  @DisplayName("[W9] a connection is told why it does not belong")
  void reasons() {
    Workshop after =
        Step.of(
                before,
                List.of(
                    new Event.ParticipantRemoved(AT, "ana"),
                    new Event.ParticipantMoved(AT, "eve", 3)))
            .getLast()
            .after();

    assertThat(Departures.reasonToLeave(after, "ana", 1)).isEqualTo(CloseReason.UNAUTHORISED);
    assertThat(Departures.reasonToLeave(after, "eve", 2)).isEqualTo(CloseReason.MOVED);
    assertThat(Departures.reasonToLeave(after, "eve", 3)).isNull();
    assertThat(Departures.reasonToLeave(after, "ben", 1)).isNull();
  }
}
