package io.charrette.live.runtime;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Hosted;
import io.charrette.live.loop.LastUse;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.RoomDigest;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.workshop.Audience;
import io.charrette.workshop.Command;
import io.charrette.workshop.Event;
import io.charrette.workshop.Link;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.Silence;
import io.charrette.workshop.TimerState;
import io.charrette.workshop.Trail;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory host of one workshop: has commands decided ({@link CommandQueue}), and tells
 * sockets ({@link WorkshopNews}) and rooms ({@link TableRooms}) what changed. Touched by the
 * context of its {@link WorkshopHost} only, which says so of each message.
 */
final class WorkshopRuntime implements Hosted, KnownWorkshop.Listener {
  private final HostContext host;
  private final CommandQueue queue;
  private final WorkshopConnections connections;
  private final TableRooms rooms;
  private final WorkshopNews news;
  private final Departures departures;
  private final Seats seats;
  private final Arrivals arrivals;
  private final Automatic automatic;
  private final TableMerging merging;
  private final Notes notes;
  private final LastUse lastUse;
  private boolean draining;

  WorkshopRuntime(String id, HostContext host, Attendance attendance) {
    this.host = host;
    this.queue = new CommandQueue(id, host, this);
    this.connections =
        new WorkshopConnections(host.sockets(), host.bus().loops(), this::watchedOrNot);
    this.rooms = new TableRooms(id, host, connections::seeAll);
    this.news =
        new WorkshopNews(
            connections,
            queue::workshop,
            table -> attendance.at(new RoomKey(id, table)),
            host.context(),
            host.limits().pace(),
            host.clock());
    this.departures = new Departures(connections, rooms);
    this.seats = new Seats(attendance);
    this.arrivals = new Arrivals(attendance, host.clock());
    this.automatic = new Automatic(host, () -> execute(new Command.DoWhatIsDue()));
    this.merging = new TableMerging(id, host, command -> execute(command));
    this.notes = new Notes(command -> execute(command));
    this.lastUse = new LastUse(host.clock());
  }

  /** Somebody asked before there was anything to know. */
  void created() {
    queue.behind();
  }

  Future<Workshop> read() {
    lastUse.now();
    return queue.current();
  }

  Future<Workshop> readLatest() {
    lastUse.now();
    return queue.latest();
  }

  /** One that nobody waits for. */
  private Future<Outcome> execute(Command command) {
    return execute(command, null, Promptly.deadline(host.clock()));
  }

  Future<Outcome> execute(Command command, @Nullable Long expectedVersion, long deadline) {
    lastUse.now();
    Future<Outcome> outcome =
        draining
            ? Future.succeededFuture(new Outcome.Unavailable(false))
            : queue.workshop().exists() || command instanceof Command.Create
                ? decide(command, expectedVersion, deadline)
                : decideOnceRead(command, expectedVersion, deadline);
    return outcome.onSuccess(done -> host.meters().executed(command, done));
  }

  /** Who sits where is looked up in what is known, and nothing is known until it is read. */
  private Future<Outcome> decideOnceRead(
      Command command, @Nullable Long expectedVersion, long deadline) {
    return queue
        .current()
        .compose(
            read -> decide(command, expectedVersion, deadline),
            failure -> Future.succeededFuture(new Outcome.Unavailable(false)));
  }

  private Future<Outcome> decide(Command command, @Nullable Long expectedVersion, long deadline) {
    if (seats.givesWhatIsInUse(command, queue.workshop())) {
      return Future.succeededFuture(
          new Outcome.Rejected(Rejection.NOT_NOW, "the phone that has this seat is connected"));
    }
    long now = host.clock().millis();
    Set<String> absent = seats.givenUp(command, queue.workshop());
    if (!absent.isEmpty()) {
      queue.execute(new Command.NoteAbsence(absent), null, now, deadline);
    }
    return queue.execute(arrivals.told(command, queue.workshop()), expectedVersion, now, deadline);
  }

  void opened(
      ConnectionRef connection, int table, @Nullable String link, Trail.@Nullable Point known) {
    lastUse.now();
    WorkshopConnection opened = new WorkshopConnection(connection, table, link);
    connections.add(opened);
    WorkshopConnection oldest = table == 0 ? connections.oneTooMany(opened) : null;
    if (oldest != null) {
      connections.close(oldest, CloseReason.TOO_MANY_SOCKETS);
    }
    queue
        .current()
        .onComplete(
            workshop -> admit(connection.id(), workshop, known),
            failure -> dismiss(connection.id(), CloseReason.TRY_AGAIN_LATER));
  }

  void closed(long connectionId) {
    lastUse.now();
    connections.remove(connectionId);
  }

  /** A participant has brought something new to a flipchart; noted once for ever. */
  void wrote(String participantId) {
    if (!queue.workshop().people().writers().contains(participantId)) {
      notes.take(new Command.NoteWriting(participantId), () -> true);
    }
  }

  /** Something that a participant wrote is held back; noted once for each silence. */
  void drafted(String participantId) {
    Silence.Present present = queue.workshop().silence().present();
    if (present != null && !present.writers().contains(participantId)) {
      notes.take(
          new Command.NoteDraft(participantId),
          () -> {
            Silence.Present now = queue.workshop().silence().present();
            return now != null && now.since() == present.since();
          });
    }
  }

  void help(long connectionId, boolean on) {
    WorkshopConnection connection = connections.get(connectionId);
    String participantId = connection == null ? null : connection.ref().participantId();
    if (participantId != null) {
      execute(new Command.RaiseHelp(participantId, on));
    }
  }

  /** Rooms make digests only while somebody reads them. */
  private void watchedOrNot() {
    rooms.tell(queue.workshop());
  }

  /** A room is loading; it hears of changes from now on. */
  Future<RoomOrder.Facts> roomUp(int table) {
    lastUse.now();
    rooms.up(table);
    return queue.current().map(workshop -> rooms.facts(workshop, table));
  }

  void roomDown(int table) {
    lastUse.now();
    rooms.down(table);
  }

  /** Others are connected to a table than before, here or at another process. */
  void attended(int table) {
    arrivals.look(queue.workshop(), table);
    news.touched(table);
  }

  /** Sends away those connected to a room here who should not be. */
  void people(int table, Set<String> participantIds) {
    lastUse.now();
    queue
        .current()
        .onSuccess(
            workshop -> {
              arrivals.look(workshop, table);
              for (String participantId : participantIds) {
                CloseReason reason = Departures.reasonToLeave(workshop, participantId, table);
                if (reason != null) {
                  rooms.expel(participantId, table, reason);
                } else if (workshop.people().lapsed().contains(participantId)
                    || workshop.people().isAskedFor(participantId)) {
                  noteReturn(participantId);
                }
              }
            });
  }

  void digest(int table, RoomDigest digest) {
    lastUse.now();
    news.digest(table, digest);
  }

  @Override
  public LiveCount count() {
    Workshop workshop = queue.workshop();
    boolean running =
        workshop.exists() && workshop.controls().timer() instanceof TimerState.Running;
    return new LiveCount(0, 0, 1, running ? 1 : 0, 0, 0, 0);
  }

  @Override
  public boolean keepHouse(long nowMs) {
    automatic.look();
    if (host.journal().health().writable()) {
      notes.takeAgain();
    }
    if (!connections.isEmpty()) {
      rooms.wake(queue.workshop());
      rooms.wakeMissing(queue.workshop());
      return false;
    }
    return rooms.noneLoaded()
        && queue.quiet()
        && !automatic.awaitsSomething()
        && !merging.awaitsSomething()
        && notes.isDone()
        && lastUse.isPast(host.limits().pace().idleAfter(), nowMs);
  }

  @Override
  public void unload() {
    automatic.close();
    merging.close();
    queue.close();
  }

  /** Closes the sockets that are on no table; the others are their rooms'. */
  @Override
  public Future<Void> drain() {
    draining = true;
    return queue
        .settled()
        .onSuccess(
            settled -> connections.closeIf(each -> each.table() == 0, CloseReason.GOING_AWAY));
  }

  @Override
  public void closeAll(CloseReason reason) {
    connections.closeIf(connection -> true, reason);
  }

  private void admit(long connectionId, Workshop workshop, Trail.@Nullable Point known) {
    WorkshopConnection connection = connections.get(connectionId);
    if (connection == null) {
      return;
    }
    CloseReason reason = Departures.reasonToLeave(workshop, connection);
    if (reason != null) {
      connections.close(connection, reason);
      return;
    }
    noteUse(workshop, connection.link());
    rooms.wake(workshop);
    news.greet(connection, workshop);
    if (known != null && workshop.contradicts(known)) {
      news.undone(connection);
    }
  }

  private void dismiss(long connectionId, CloseReason reason) {
    WorkshopConnection connection = connections.get(connectionId);
    if (connection != null) {
      connections.close(connection, reason);
    }
  }

  /** Somebody has come by a link; noted once in a while. */
  private void noteUse(Workshop workshop, @Nullable String id) {
    Link link = id == null ? null : workshop.people().links().get(id);
    if (link != null && link.isUnusedLately(host.clock().millis())) {
      notes.take(new Command.NoteLinkUse(link.id()), () -> true);
    }
  }

  private void noteReturn(String participantId) {
    notes.take(
        new Command.NoteReturn(participantId),
        () -> !seats.back(List.of(participantId), queue.workshop()).isEmpty());
  }

  @Override
  public void advanced(List<Step> steps, Workshop after) {
    automatic.follow(after);
    merging.follow(after);
    Workshop before = steps.getFirst().before();
    Audience audience = Audience.FACILITATORS;
    for (Step step : steps) {
      audience = audience.and(Audience.of(step.before(), step.event()));
      departures.follow(step);
      if (step.event() instanceof Event.SeatsLapsed lapsed) {
        letReturn(lapsed.ids(), step.after());
      } else if (step.event() instanceof Event.SeatAsked asked) {
        letReturn(List.of(asked.seat()), step.after());
      }
    }
    if (steps.stream().allMatch(step -> isAnswer(step.event()))) {
      news.answered(audience);
    } else {
      news.changed(before, after, audience);
    }
    rooms.tell(before, after);
  }

  private static boolean isAnswer(Event event) {
    return event instanceof Event.OfferMade || event instanceof Event.OfferWithdrawn;
  }

  @Override
  public void overtaken(Workshop before, Workshop after) {
    automatic.follow(after);
    merging.follow(after);
    replaced(before, after);
  }

  /** Who has a seat or a link no longer, or another seat, is told so; all others what is now. */
  private void replaced(Workshop before, Workshop after) {
    departures.follow(before, after);
    letReturn(after.people().lapsed(), after);
    news.changed(after);
    rooms.tell(after);
  }

  @Override
  public void startedOver(Workshop before, Workshop after) {
    automatic.follow(after);
    merging.follow(after);
    if (after.exists()) {
      replaced(before, after);
      departures.comeAgain(before, before.offers().writersMissingIn(after.offers()));
      news.undone();
    } else {
      closeAll(CloseReason.TRY_AGAIN_LATER);
    }
  }

  /** Some may have connected, here or elsewhere, while it was decided that they are away. */
  private void letReturn(Collection<String> lapsed, Workshop after) {
    Set<String> back = seats.back(lapsed, after);
    host.context().runOnContext(told -> back.forEach(this::noteReturn));
  }
}
