package io.charrette.live;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The face of everything live, for the gateway and the app. Its methods may be called anywhere. */
public final class Live {
  private final InstantSource clock;
  private final Bus bus;
  private final Directory directory;
  private final Attendance attendance = new Attendance();

  /**
   * Wires everything; {@link #start} sets it going.
   *
   * @param loops how many hosts of rooms, and of runtimes, there are; one for each event loop
   */
  public Live(Vertx vertx, Journal journal, InstantSource clock, LiveLimits limits, int loops) {
    this.clock = clock;
    this.bus = new Bus(vertx, loops);
    this.directory = new Directory(journal, removed -> {});
  }

  /** Loads the directory, deploys the hosts, and deletes what is past its date. */
  public Future<Void> start() {
    return directory.load();
  }

  /** The workshop that people join with this code, in the form of SPEC T7. */
  public Optional<String> workshopIdFor(String joinCode) {
    return directory.byCode(joinCode).map(Directory.Listed::id);
  }

  /**
   * Creates a workshop, lists it, and makes both durable. Its id and join code must be unused; of
   * an outcome that is not {@link Outcome.Done} nothing remains.
   */
  public Future<Outcome> create(Command.Create create) {
    if (directory.byId(create.id()).isPresent()
        || directory.byCode(create.joinCode()).isPresent()) {
      return Future.failedFuture(new IllegalStateException("the id or the join code is taken"));
    }
    long now = clock.millis();
    if (Decider.decide(Workshop.UNBORN, create, now) instanceof Decision.Rejected rejected) {
      return Future.succeededFuture(new Outcome.Rejected(rejected.reason(), rejected.detail()));
    }
    // Listed first: what is listed gets deleted one day, even if the process dies right here.
    return directory
        .add(
            new Directory.Listed(
                create.id(), create.joinCode(), create.deleteAfter(), create.tables().size()))
        .compose(listed -> execute(create.id(), create, null))
        .recover(
            failure ->
                failure instanceof JournalException
                    ? Future.succeededFuture(new Outcome.Unavailable())
                    : Future.failedFuture(failure));
  }

  /**
   * The present state of a workshop. Fails with {@link UnknownWorkshopException}, or with {@link
   * JournalException} when it is not in memory and cannot be read.
   */
  public Future<Workshop> workshop(String workshopId) {
    if (directory.byId(workshopId).isEmpty()) {
      return Future.failedFuture(new UnknownWorkshopException(workshopId));
    }
    return bus.<Workshop>ask(new WorkshopOrder.Read(workshopId))
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
    if (directory.byId(workshopId).isEmpty()) {
      return Future.failedFuture(new UnknownWorkshopException(workshopId));
    }
    return bus.<Outcome>ask(new WorkshopOrder.Execute(workshopId, command, expectedVersion))
        .recover(
            failure ->
                failure instanceof ReplyException
                    ? Future.succeededFuture(new Outcome.Unavailable())
                    : Future.failedFuture(failure));
  }

  /** The participants connected now to each table that has any, as far as this process knows. */
  public Map<Integer, Integer> people(String workshopId) {
    return attendance.of(workshopId);
  }

  /** Tells the room that owns the message's table, in the order of the calls of one thread. */
  public void send(ToRoom message) {
    bus.send(message);
  }

  /** Tells the runtime of the message's workshop, in the order of the calls of one thread. */
  public void send(ToWorkshop message) {
    bus.send(message);
  }

  /** Waits until everything is durable, then closes every socket as going away (SPEC W9). */
  public Future<Void> drain() {
    directory.close();
    return Future.succeededFuture();
  }
}
