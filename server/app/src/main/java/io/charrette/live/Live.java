package io.charrette.live;

import io.charrette.flipchart.Digest;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Neighbours;
import io.charrette.live.directory.Attendance;
import io.charrette.live.directory.Directory;
import io.charrette.live.directory.WorkshopLifecycle;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Deletions;
import io.charrette.live.loop.Host;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RestoredTable;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.live.loop.Services;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.UnknownWorkshopException;
import io.charrette.live.loop.Wanted;
import io.charrette.live.loop.WorkshopOrder;
import io.charrette.live.loop.WorkshopQuestion;
import io.charrette.live.room.RoomHost;
import io.charrette.live.runtime.Seats;
import io.charrette.live.runtime.WorkshopHost;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The face of everything live, for the gateway and the app. Its methods may be called anywhere. */
public final class Live {
  /** How many workshops a list has at most: each has to be read. */
  public static final int MOST_LISTED = 200;

  private final Vertx vertx;
  private final Journal journal;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final Bus bus;
  private final WorkshopLifecycle lifecycle;
  private final Directory directory;
  private final LiveMeters meters;
  private final Attendance attendance;
  private final Seats seats;
  private final TableFlipcharts flipcharts;
  private final List<Host<?, ?>> hosts = new ArrayList<>();

  /**
   * Wires everything; {@link #start} sets it going.
   *
   * @param neighbours the other processes on the same journal
   * @param clock the one that all processes on the journal have in common
   * @param loops how many hosts of rooms, and of runtimes, there are; one for each event loop
   */
  public Live(
      Vertx vertx,
      Journal journal,
      Neighbours neighbours,
      InstantSource clock,
      LiveLimits limits,
      int loops,
      LiveMeters meters) {
    this.vertx = vertx;
    this.journal = journal;
    this.clock = clock;
    this.limits = limits;
    this.meters = meters;
    this.bus = new Bus(vertx, loops);
    Services services =
        new Services(bus, journal, neighbours, clock, limits, meters, new Deletions());
    this.attendance =
        new Attendance(
            neighbours, clock, limits.seats(), room -> bus.send(new WorkshopOrder.Attended(room)));
    this.seats = new Seats(attendance);
    this.flipcharts = new TableFlipcharts(vertx, bus, journal);
    this.lifecycle = new WorkshopLifecycle(vertx, services);
    this.directory = lifecycle.directory();
    for (int loop = 0; loop < loops; loop++) {
      hosts.add(new RoomHost(loop, services, attendance));
      hosts.add(new WorkshopHost(loop, services, attendance));
    }
  }

  /** Loads the directory, deploys the hosts, and deletes what has ended or is past its date. */
  public Future<Void> start() {
    return directory
        .load()
        .compose(loaded -> Future.all(hosts.stream().map(vertx::deployVerticle).toList()))
        .compose(deployed -> lifecycle.deleteRemoved())
        .compose(deleted -> lifecycle.deleteExpired())
        .onSuccess(
            done -> {
              LiveLimits.Pace pace = limits.pace();
              vertx.setPeriodic(
                  pace.deletionEvery().toMillis(), timer -> lifecycle.deleteExpired());
              vertx.setPeriodic(Attendance.ANNOUNCE_MS, timer -> attendance.announce());
              vertx.setPeriodic(
                  pace.housekeeping().toMillis(), timer -> attendance.expire(clock.millis()));
              attendance.start();
            });
  }

  /** A way for the sockets of the loop of this context to the rooms. */
  public RoomMail roomMail(Context context) {
    return new RoomMail(context, bus);
  }

  /**
   * The workshop that has, or had, this join code, in the form of SPEC T7; if none is known, one
   * that another process created a moment ago. Which code it has now, the workshop says.
   */
  public Future<Optional<String>> workshopIdFor(String joinCode) {
    return sought(() -> directory.byCode(joinCode)).map(found -> found.map(Directory.Listed::id));
  }

  /** The same, if it is known here already. */
  public Optional<String> knownWorkshopIdFor(String joinCode) {
    return directory.byCode(joinCode).map(Directory.Listed::id);
  }

  /** Whether this join code is, or was, a workshop's that is known. */
  public boolean isTaken(String joinCode) {
    return directory.byCode(joinCode).isPresent();
  }

  /** Fails while it is known that the journal takes nothing: what adds something cannot be done. */
  public Future<Void> whileWritable() {
    return Promptly.whileWritable(journal);
  }

  private Future<Optional<Directory.Listed>> sought(Supplier<Optional<Directory.Listed>> look) {
    return Promptly.read(journal, directory.sought(look));
  }

  private Future<Void> requireListed(String workshopId) {
    return sought(() -> directory.byId(workshopId))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new UnknownWorkshopException(workshopId);
              }
              return null;
            });
  }

  /**
   * Creates a workshop, durably. Its id and join code must be unused; of what does not end as
   * {@link Outcome.Done} nothing remains.
   *
   * @param key by which {@link #workshopCreatedWith} finds it, null when nobody will ask
   * @param leftMs how long it is waited for, in milliseconds
   */
  public Future<Outcome> create(Command.Create create, @Nullable String key, long leftMs) {
    return lifecycle.create(create, key, Promptly.deadline(clock, leftMs));
  }

  /** The workshop that was created with this key, here or by another process, if there is one. */
  public Future<Optional<Workshop>> workshopCreatedWith(String key) {
    return sought(() -> directory.byKey(key))
        .compose(
            found ->
                found
                    .map(listed -> workshop(listed.id()).map(Optional::of))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  /**
   * The present state of a workshop. Fails with {@link UnknownWorkshopException}, or with {@link
   * JournalException} when it is not in memory and cannot be read.
   */
  public Future<Workshop> workshop(String workshopId) {
    return read(new WorkshopQuestion.Read(workshopId));
  }

  /**
   * A workshop as a command will meet it: if it wants a seat at a full table, those of people who
   * are away for long have lapsed (SPEC M15).
   */
  public Workshop lapsedFor(Command command, Workshop workshop) {
    return seats.lapsedFor(command, workshop, clock.millis());
  }

  /** The ids of those whose seats would lapse if they were wanted now (SPEC M15). */
  public Set<String> lapsing(Workshop workshop) {
    return seats.lapsing(workshop);
  }

  /**
   * The workshops that there are, the latest first, at most {@link #MOST_LISTED}, also those that
   * another process created a moment ago. One that cannot be read is left out.
   */
  public Future<List<Workshop>> workshops() {
    return Promptly.read(journal, directory.latest())
        .compose(
            read ->
                Future.join(
                        directory.latest(MOST_LISTED).stream()
                            .map(listed -> workshop(listed.id()).map(Optional::of))
                            .map(found -> found.otherwise(Optional.empty()))
                            .toList())
                    .map(all -> all.<Optional<Workshop>>list()))
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /**
   * The same with all that other processes appended before this call, even if it has not arrived
   * here by itself yet: for whoever is not in the state, and says to be.
   */
  public Future<Workshop> latestWorkshop(String workshopId) {
    return read(new WorkshopQuestion.ReadLatest(workshopId));
  }

  private Future<Workshop> read(WorkshopQuestion<Workshop> question) {
    String workshopId = question.workshopId();
    return requireListed(workshopId)
        .compose(listed -> Promptly.read(journal, bus.ask(question)))
        .compose(
            workshop ->
                workshop.exists()
                    ? Future.succeededFuture(workshop)
                    : Future.failedFuture(new UnknownWorkshopException(workshopId)));
  }

  /**
   * Executes a command and makes its events durable.
   *
   * @param expectedVersion the version that the sender decided on, null when it does not matter
   */
  public Future<Outcome> execute(
      String workshopId, Command command, @Nullable Long expectedVersion) {
    return execute(workshopId, command, expectedVersion, Promptly.PATIENCE.toMillis());
  }

  /**
   * The same for whoever has waited for something else before.
   *
   * @param leftMs how long they still wait, in milliseconds
   */
  public Future<Outcome> execute(
      String workshopId, Command command, @Nullable Long expectedVersion, long leftMs) {
    long deadline = Promptly.deadline(clock, leftMs);
    return Promptly.inTime(
            requireListed(workshopId)
                .compose(listed -> claimed(workshopId, command))
                .compose(claimed -> informed(workshopId, command)))
        .compose(
            informed ->
                bus.ask(
                        new WorkshopQuestion.Execute(
                            workshopId, informed, expectedVersion, deadline))
                    .recover(failure -> unavailable(true, failure)),
            failure -> unavailable(false, failure));
  }

  private static Future<Outcome> unavailable(boolean begun, Throwable failure) {
    return Promptly.isUnavailable(failure)
        ? Future.succeededFuture(new Outcome.Unavailable(begun))
        : Future.failedFuture(failure);
  }

  /** With what a command needs to know of flipcharts, which its rules cannot read. */
  private Future<Command> informed(String workshopId, Command command) {
    if (!(command instanceof FacilitatorCommand.FreezeText freeze) || !freeze.on()) {
      return Future.succeededFuture(command);
    }
    return workshop(workshopId)
        .compose(
            workshop -> {
              Integer table = workshop.controls().screen().table();
              return table == null
                  ? Future.succeededFuture(command)
                  : Promptly.read(
                          journal,
                          flipcharts.read(
                              workshopId, List.of(table), RoomQuestion.Sight.ALL, one -> {}))
                      .map(read -> Digest.of(Objects.requireNonNull(read.get(table))).texts())
                      .<Command>map(texts -> freeze.with(table, texts));
            });
  }

  /** A new code leads to its workshop before anybody can see it. */
  private Future<Void> claimed(String workshopId, Command command) {
    if (!(command instanceof FacilitatorCommand.RenewJoinCode renew)) {
      return Future.succeededFuture();
    }
    return Promptly.whileWritable(journal)
        .compose(taking -> directory.addCode(new Directory.Code(renew.joinCode(), workshopId)));
  }

  /**
   * Ends a workshop durably; its sockets are closed, and all that belongs to it goes, right after
   * (SPEC M14). Fails with {@link UnknownWorkshopException}, or with {@link JournalException} when
   * it cannot be deleted now.
   *
   * @param leftMs how long it is waited for, in milliseconds
   */
  public Future<Void> delete(String workshopId, long leftMs) {
    long deadline = Promptly.deadline(clock, leftMs);
    return requireListed(workshopId).compose(listed -> lifecycle.end(workshopId, deadline));
  }

  /** How many participants are connected now to each table that has any, at all processes. */
  public Map<Integer, Integer> people(String workshopId) {
    return attendance.of(workshopId);
  }

  /**
   * The flipcharts of all tables, by number, as they are now.
   *
   * @param each hears of each as it is read; what it throws gives the rest up
   */
  public Future<Map<Integer, Flipchart>> flipcharts(String workshopId, Consumer<Flipchart> each) {
    return workshop(workshopId)
        .compose(
            workshop ->
                flipcharts.read(
                    workshopId,
                    workshop.tables().stream().map(Table::number).toList(),
                    RoomQuestion.Sight.ALL,
                    each));
  }

  /**
   * The flipcharts of some tables, by number, without what is hidden from the screen.
   *
   * @param each hears of each as it is read; what it throws gives the rest up
   */
  public Future<Map<Integer, Flipchart>> shownFlipcharts(
      String workshopId, Collection<Integer> tables, Consumer<Flipchart> each) {
    return flipcharts.read(workshopId, tables, RoomQuestion.Sight.SHOWN, each);
  }

  /** The moments that are kept of a table's past, oldest first. */
  public Future<List<PastMoment>> moments(String workshopId, int table) {
    return Promptly.read(journal, flipcharts.moments(new RoomKey(workshopId, table)));
  }

  /** A table's flipchart as it was at a time, if something is kept of then or before. */
  public Future<Optional<Past>> past(String workshopId, int table, long at) {
    return Promptly.read(journal, flipcharts.past(new RoomKey(workshopId, table), at));
  }

  /**
   * Makes a table's flipchart, or parts of it, what they were, durably. Fails with {@link
   * JournalException}, and nothing is changed, while the journal takes nothing.
   *
   * @param leftMs how long it is waited for, in milliseconds: it is not begun later
   */
  public Future<Restored> restore(
      String workshopId, int table, long at, Wanted wanted, long leftMs) {
    long deadline = Promptly.deadline(clock, leftMs);
    return Promptly.whileWritable(journal)
        .compose(
            taking -> flipcharts.restore(new RoomKey(workshopId, table), at, wanted, deadline));
  }

  /**
   * Makes the flipcharts of some tables all what they were, one after another, each as {@link
   * #restore} does; parameters as of {@link TablesBack}.
   */
  public Future<List<RestoredTable>> restoreAll(
      String workshopId, List<Integer> tables, long at, BooleanSupplier awaited, long leftMs) {
    return new TablesBack(
            workshopId,
            clock,
            awaited,
            leftMs,
            (table, left) -> restore(workshopId, table, at, new Wanted.Everything(), left))
        .bring(tables);
  }

  /** Counts what is in memory on all loops, for the meters. */
  public Future<Void> count() {
    return Future.all(hosts.stream().map(Host::count).toList())
        .onSuccess(
            all ->
                meters.counted(
                    all.<LiveCount>list().stream().reduce(LiveCount.NOTHING, LiveCount::and)))
        .mapEmpty();
  }

  /** Tells the room that owns the message's table, in the order of the calls of one thread. */
  public void send(ToRoom message) {
    bus.send(message);
  }

  /** Tells the runtime of the message's workshop, in the order of the calls of one thread. */
  public void send(ToWorkshop message) {
    bus.send(message);
  }

  /**
   * Waits until everything is durable, then closes every socket as going away (SPEC W9). Fails when
   * the journal does not take everything in time; sockets are told to try again later then.
   */
  public Future<Void> drain() {
    return Future.join(hosts.stream().map(Host::drain).toList())
        .<Void>mapEmpty()
        .timeout(limits.journal().drainWithin().toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> closeAll().compose(closed -> Future.failedFuture(failure)))
        .eventually(
            () -> {
              directory.close();
              attendance.close();
              return Future.succeededFuture();
            });
  }

  private Future<Void> closeAll() {
    return Future.all(
            hosts.stream().map(host -> host.closeAll(CloseReason.TRY_AGAIN_LATER)).toList())
        .mapEmpty();
  }
}
