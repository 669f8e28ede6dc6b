package io.charrette.live.runtime;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Hosted;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.RoomDigest;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.workshop.Audience;
import io.charrette.workshop.Command;
import io.charrette.workshop.Event;
import io.charrette.workshop.HiddenItem;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Table;
import io.charrette.workshop.TimerState;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory host of one workshop: has commands decided, and tells sockets and rooms what
 * changed. Touched by the context of its {@link WorkshopHost} only.
 */
final class WorkshopRuntime implements Hosted, WorkshopLog.Listener {
  private final String id;
  private final Bus bus;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final LiveMeters meters;
  private final WorkshopLog log;
  private final WorkshopConnections connections;
  private final WorkshopNews news;

  /** The tables whose rooms are in memory. */
  private final Set<Integer> rooms = new HashSet<>();

  /** When the rooms were last woken; long ago at first. */
  private long wokenAt = Long.MIN_VALUE / 2;

  /** Whether anybody is here who sees the digests of all tables. */
  private boolean watched;

  /** How often rooms were told facts. */
  private long editions;

  private boolean draining;
  private long usedAt;

  WorkshopRuntime(String id, HostContext host, Attendance attendance) {
    this.id = id;
    this.bus = host.bus();
    this.clock = host.clock();
    this.limits = host.limits();
    this.meters = host.meters();
    this.log =
        new WorkshopLog(
            host.journal(), id, host.context(), limits.journal().lastRetry(), this);
    this.connections = new WorkshopConnections(host.sockets(), bus.loops());
    this.news =
        new WorkshopNews(
            connections,
            log::state,
            table -> attendance.at(new RoomKey(id, table)),
            host.context(),
            limits.pace(),
            clock);
    this.usedAt = clock.millis();
  }

  Future<Workshop> read() {
    used();
    return log.current();
  }

  Future<Workshop> readLatest() {
    used();
    return log.latest();
  }

  Future<Outcome> execute(Command command, @Nullable Long expectedVersion) {
    used();
    Future<Outcome> outcome =
        draining
            ? Future.succeededFuture(new Outcome.Unavailable())
            : log.execute(command, expectedVersion, clock.millis());
    return outcome.onSuccess(done -> meters.executed(command, done));
  }

  void opened(ConnectionRef ref, int table) {
    used();
    connections.add(new WorkshopConnection(ref, table));
    countWatching();
    log.current()
        .onComplete(
            workshop -> admit(ref.id(), workshop),
            failure -> dismiss(ref.id(), CloseReason.TRY_AGAIN_LATER));
  }

  void closed(long id) {
    used();
    connections.remove(id);
    countWatching();
  }

  void help(long id, boolean on) {
    WorkshopConnection connection = connections.get(id);
    String participantId = connection == null ? null : connection.ref().participantId();
    if (participantId != null) {
      execute(new Command.RaiseHelp(participantId, on), null);
    }
  }

  /** Rooms make digests only while somebody reads them. */
  private void countWatching() {
    boolean now = connections.seeAll();
    if (now != watched) {
      watched = now;
      tellRooms(log.state());
    }
  }

  private void tellRooms(Workshop workshop) {
    if (workshop.exists()) {
      rooms.forEach(table -> bus.send(facts(workshop, table)));
    }
  }

  /** A room is loading; it hears of changes from now on. */
  Future<RoomOrder.Facts> roomUp(int table) {
    used();
    rooms.add(table);
    return log.current().map(workshop -> facts(workshop, table));
  }

  void roomDown(int table) {
    used();
    rooms.remove(table);
  }

  /** Others are connected to a table than before, here or at another process. */
  void attended(int table) {
    news.touched(table);
  }

  /** Sends away those connected to a room here who should not be. */
  void people(int table, Set<String> participantIds) {
    used();
    log.current()
        .onSuccess(
            workshop -> {
              for (String participantId : participantIds) {
                CloseReason reason = reasonToLeave(workshop, participantId, table);
                if (reason != null) {
                  expel(participantId, table, reason);
                }
              }
            });
  }

  void digest(int table, RoomDigest digest) {
    used();
    news.digest(table, digest);
  }

  /** What it holds now. */
  @Override
  public LiveCount count() {
    Workshop workshop = log.state();
    boolean running =
        workshop.exists() && workshop.controls().timer() instanceof TimerState.Running;
    return new LiveCount(0, 0, 1, running ? 1 : 0, 0, 0, 0);
  }

  /** Sees to the rooms; whether nobody needs this in memory any longer. */
  @Override
  public boolean keepHouse(long nowMs) {
    if (!connections.isEmpty()) {
      wakeRooms(log.state());
      // A room that could not be loaded is gone again, and would be missed until all are woken.
      log.state().tables().stream()
          .filter(table -> !rooms.contains(table.number()))
          .forEach(this::wake);
      return false;
    }
    return rooms.isEmpty() && log.quiet() && nowMs - usedAt >= limits.pace().idleAfter().toMillis();
  }

  @Override
  public void unload() {
    log.close();
  }

  /**
   * Takes no more commands; completes when all is durable and the sockets that are on no table have
   * been told to go. The others are their rooms'.
   */
  @Override
  public Future<Void> drain() {
    draining = true;
    return log.settled().onSuccess(v -> close(w -> w.table() == 0, CloseReason.GOING_AWAY));
  }

  @Override
  public void closeAll(CloseReason reason) {
    close(connection -> true, reason);
  }

  private void close(Predicate<WorkshopConnection> which, CloseReason reason) {
    connections.all().stream()
        .filter(which)
        .forEach(connection -> connections.close(connection, reason));
  }

  private void used() {
    usedAt = clock.millis();
  }

  private void admit(long id, Workshop workshop) {
    WorkshopConnection connection = connections.get(id);
    if (connection == null) {
      return;
    }
    ConnectionRef ref = connection.ref();
    String participantId = ref.participantId();
    CloseReason reason =
        participantId == null ? null : reasonToLeave(workshop, participantId, connection.table());
    if (reason != null) {
      connections.close(connection, reason);
      return;
    }
    wakeRooms(workshop);
    news.greet(connection, workshop);
  }

  private void dismiss(long id, CloseReason reason) {
    WorkshopConnection connection = connections.get(id);
    if (connection != null) {
      connections.close(connection, reason);
    }
  }

  /** Keeps the rooms of all tables in memory while somebody watches, so that digests go on. */
  private void wakeRooms(Workshop workshop) {
    long now = clock.millis();
    if (workshop.exists() && now - wokenAt >= limits.pace().idleAfter().toMillis() / 2) {
      wokenAt = now;
      workshop.tables().forEach(this::wake);
    }
  }

  private void wake(Table table) {
    bus.send(new RoomOrder.Wake(new RoomKey(id, table.number())));
  }

  private static @Nullable CloseReason reasonToLeave(
      Workshop workshop, String participantId, int table) {
    Optional<Participant> person = workshop.participant(participantId);
    if (person.isEmpty()) {
      return CloseReason.UNAUTHORISED;
    }
    return person.get().table() == table ? null : CloseReason.MOVED;
  }

  private RoomOrder.Facts facts(Workshop workshop, int table) {
    return new RoomOrder.Facts(
        new RoomKey(id, table),
        workshop.table(table).isPresent(),
        ++editions,
        workshop.exists() ? workshop.activity().sectorIds() : List.of(),
        hidden(workshop, table),
        workshop.lockedSince(table).orElse(RoomOrder.Facts.OPEN),
        watched || isPresented(workshop, table));
  }

  /** Whether all who are connected see what the table writes. */
  private static boolean isPresented(Workshop workshop, int table) {
    return workshop.presentedTable().filter(presented -> presented == table).isPresent();
  }

  private static Set<String> hidden(Workshop workshop, int table) {
    return workshop.hidden().stream()
        .filter(item -> item.table() == table)
        .map(HiddenItem::item)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void advanced(List<WorkshopLog.Step> steps, Workshop after) {
    Workshop before = steps.getFirst().before();
    Audience audience = Audience.FACILITATORS;
    for (WorkshopLog.Step step : steps) {
      audience = audience.and(Audience.of(step.before(), step.event()));
      sendAway(step);
    }
    news.publish(after, audience);
    for (int table : rooms) {
      if (!before.lockedSince(table).equals(after.lockedSince(table))
          || !hidden(before, table).equals(hidden(after, table))
          || isPresented(before, table) != isPresented(after, table)) {
        bus.send(facts(after, table));
      }
    }
    for (Table table : after.tables()) {
      Long helpBefore = before.table(table.number()).map(Table::helpSince).orElse(null);
      if (!Objects.equals(helpBefore, table.helpSince())) {
        news.touched(table.number());
      }
    }
    if (!before.presentedTable().equals(after.presentedTable())) {
      news.showPresented(after);
    }
  }

  @Override
  public void startedOver(Workshop after) {
    if (!after.exists()) {
      closeAll(CloseReason.TRY_AGAIN_LATER);
      return;
    }
    news.publish(after, Audience.EVERYBODY);
    tellRooms(after);
    after.tables().forEach(table -> news.touched(table.number()));
    news.showPresented(after);
  }

  /** Closes the sockets of a participant who was removed, or now sits elsewhere. */
  private void sendAway(WorkshopLog.Step step) {
    switch (step.event()) {
      case Event.ParticipantRemoved removed ->
          sendAway(step.before(), removed.id(), CloseReason.UNAUTHORISED);
      case Event.ParticipantMoved moved -> sendAway(step.before(), moved.id(), CloseReason.MOVED);
      default -> {}
    }
  }

  private void sendAway(Workshop before, String participantId, CloseReason reason) {
    connections.removeIf(connection -> connection.is(participantId));
    before
        .participant(participantId)
        .ifPresent(person -> expel(participantId, person.table(), reason));
  }

  private void expel(String participantId, int table, CloseReason reason) {
    bus.send(new RoomOrder.Expel(new RoomKey(id, table), participantId, reason));
  }
}
