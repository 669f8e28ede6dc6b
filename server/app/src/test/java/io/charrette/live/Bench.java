package io.charrette.live;

import static io.charrette.journal.Patience.await;

import io.charrette.activity.Activities;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.RedisAddress;
import io.charrette.journal.redis.RedisJournal;
import io.charrette.journal.sqlite.SqliteJournal;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A process's live part over a real journal, with sockets whose far ends a test holds. */
public final class Bench implements AutoCloseable {
  static final int LOOPS = 2;
  public static final String WORKSHOP = "BCDF2346GHJK";
  public static final String CODE = "QRTVWX";
  static final int TABLES = 3;

  private static final AtomicLong CONNECTIONS = new AtomicLong();

  final TestClock clock;
  final SwitchedJournal journal;
  final Live live;
  final SimpleMeterRegistry meters;
  final Vertx vertx = Vertx.vertx();
  private final Sockets sockets;
  private int people;

  private Bench(SwitchedJournal journal, TestClock clock, LiveLimits limits, Clock monotonic) {
    this.journal = journal;
    this.clock = clock;
    this.meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, monotonic);
    this.live =
        new Live(
            vertx, journal, journal.neighbours(), clock, limits, LOOPS, new LiveMeters(meters));
    this.sockets = new Sockets(vertx, LOOPS, live::send);
    await(live.start().toCompletionStage());
  }

  /** The usual bounds, at a pace that tests need not wait for. */
  public static LiveLimits limits() {
    LiveLimits usual = LiveLimits.defaults();
    return usual
        .with(
            new LiveLimits.ForJournal(
                2000,
                4 * 1024 * 1024,
                500,
                256 * 1024,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofSeconds(10)))
        .with(
            new LiveLimits.Pace(
                usual.pace().lockGrace(),
                usual.pace().digestWithin(),
                usual.pace().idleAfter(),
                Duration.ofMillis(10),
                Duration.ofMillis(50)));
  }

  /** The same, with a checkpoint of a workshop after so many events. */
  public static LiveLimits checkpointEvery(int events) {
    LiveLimits.ForJournal usual = limits().journal();
    return limits()
        .with(
            new LiveLimits.ForJournal(
                usual.unsavedEntries(),
                usual.unsavedBytes(),
                events,
                usual.checkpointBytes(),
                usual.firstRetry(),
                usual.lastRetry(),
                usual.drainWithin()));
  }

  public static SwitchedJournal open(Path folder) {
    return new SwitchedJournal(
        SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS), Neighbours.NONE);
  }

  /** A way to a Redis that other processes may use, too. */
  static SwitchedJournal open(RedisAddress redis) {
    RedisJournal journal = RedisJournal.open(redis, JournalLimits.DEFAULTS);
    return new SwitchedJournal(journal, journal.neighbours());
  }

  /** A server on a new journal, with a workshop of {@link #TABLES} tables. */
  static Bench start(Path folder) {
    return start(folder, limits());
  }

  static Bench start(Path folder, LiveLimits limits) {
    Bench bench = on(open(folder), new TestClock(), limits);
    bench.create(WORKSHOP, CODE);
    return bench;
  }

  /** A server on a journal that is there already. */
  static Bench on(SwitchedJournal journal, TestClock clock, LiveLimits limits) {
    return new Bench(journal, clock, limits, Clock.SYSTEM);
  }

  /** A server on a new journal, for which each look at the clock takes a millisecond. */
  static Bench slow(Path folder) {
    Bench bench = new Bench(open(folder), new TestClock(), limits(), new SlowClock());
    bench.create(WORKSHOP, CODE);
    return bench;
  }

  private static final class SlowClock implements Clock {
    private final AtomicLong looks = new AtomicLong();

    @Override
    public long wallTime() {
      return looks.incrementAndGet();
    }

    @Override
    public long monotonicTime() {
      return TimeUnit.MILLISECONDS.toNanos(wallTime());
    }
  }

  /** Creates a workshop that stays for thirty days. */
  void create(String id, String joinCode) {
    create(id, joinCode, inThirtyDays());
  }

  long inThirtyDays() {
    return clock.millis() + Duration.ofDays(30).toMillis();
  }

  void create(String id, String joinCode, long deleteAfter) {
    Outcome outcome = await(creating(id, joinCode, deleteAfter));
    if (!(outcome instanceof Outcome.Done)) {
      throw new AssertionError(outcome);
    }
  }

  /** What becomes of the creation of a workshop of {@link #TABLES} tables. */
  CompletionStage<Outcome> creating(String id, String joinCode, long deleteAfter) {
    return live.create(creation(id, joinCode, deleteAfter), null, Promptly.PATIENCE.toMillis())
        .toCompletionStage();
  }

  public static Command.Create creation(String id, String joinCode, long deleteAfter) {
    return new Command.Create(
        id,
        "Test",
        joinCode,
        Activities.builtIn().getFirst(),
        IntStream.rangeClosed(1, TABLES)
            .mapToObj(table -> new NewTable("City " + table, ""))
            .toList(),
        "facilitator-hash-" + id,
        "screen-hash-" + id,
        deleteAfter,
        null);
  }

  /** The id of the workshop that people join with a code. */
  Optional<String> found(String joinCode) {
    return await(live.workshopIdFor(joinCode).toCompletionStage());
  }

  Workshop workshop() {
    return await(live.workshop(WORKSHOP).toCompletionStage());
  }

  /** The same, with what other processes have appended. */
  Workshop latest() {
    return await(live.latestWorkshop(WORKSHOP).toCompletionStage());
  }

  /** Joins a participant; the id. */
  String join(int table) {
    String id = "person-" + ++people;
    done(new Command.Join(id, "Ana " + people, table, "hash-" + id));
    return id;
  }

  Outcome execute(Command command, @Nullable Long expectedVersion) {
    return await(live.execute(WORKSHOP, command, expectedVersion).toCompletionStage());
  }

  Outcome.Done done(Command command) {
    Outcome outcome = execute(command, null);
    if (outcome instanceof Outcome.Done done) {
      return done;
    }
    throw new AssertionError(outcome);
  }

  void lock(int table) {
    done(new FacilitatorCommand.Lock(table));
  }

  /** A participant's phone at a table. */
  Phone phone(int table) {
    return phone(table, join(table));
  }

  Phone phone(int table, String participantId) {
    return new Phone(this, socket(table, Role.PARTICIPANT, participantId, true));
  }

  /** A stock client at a table. */
  Phone stock(int table, String participantId) {
    return new Phone(this, socket(table, Role.PARTICIPANT, participantId, false));
  }

  /** A facilitator's socket without a document. */
  Socket dashboard() {
    return socket(0, Role.FACILITATOR, null, true);
  }

  Socket screen() {
    return socket(0, Role.SCREEN, null, true);
  }

  /** Opens a socket as the gateway does. */
  Socket socket(int table, Role role, @Nullable String participantId, boolean charrette) {
    return socket(table, role, participantId, charrette, Table.WITH_WORKSHOP);
  }

  /**
   * The same for a peer that says which of the table's flipcharts it has.
   *
   * @param startedAt see {@link Table#startedAt}
   */
  Socket socket(
      int table, Role role, @Nullable String participantId, boolean charrette, long startedAt) {
    long connection = CONNECTIONS.incrementAndGet();
    int loop = (int) (connection % LOOPS);
    ConnectionRef ref = new ConnectionRef(connection, loop, role, participantId, charrette);
    RoomKey room = table == 0 ? null : new RoomKey(WORKSHOP, table);
    Socket socket = new Socket(ref, room);
    sockets.add(socket);
    if (room != null) {
      live.send(new ToRoom.Opened(room, ref, startedAt));
    }
    live.send(new ToWorkshop.Opened(WORKSHOP, ref, table, null, null));
    return socket;
  }

  /** A facilitator's socket without a document, whose peer came by a link. */
  Socket dashboard(String link) {
    long connection = CONNECTIONS.incrementAndGet();
    int loop = (int) (connection % LOOPS);
    ConnectionRef ref = new ConnectionRef(connection, loop, Role.FACILITATOR, null, true);
    Socket socket = new Socket(ref, null);
    sockets.add(socket);
    live.send(new ToWorkshop.Opened(WORKSHOP, ref, 0, link, null));
    return socket;
  }

  void send(Socket socket, byte[] frame) {
    live.send(new ToRoom.Frame(room(socket), socket.ref, Buffer.buffer(frame)));
  }

  /** Says, as the gateway does, that a socket does not take what it is sent as fast as it comes. */
  void fallBehind(Socket socket) {
    live.send(new ToRoom.FallenBehind(room(socket), socket.ref));
  }

  /** Says that it has taken everything. */
  void catchUp(Socket socket) {
    live.send(new ToRoom.CaughtUp(room(socket), socket.ref));
  }

  /** The room of a socket on a table's path. */
  static RoomKey room(Socket socket) {
    return Objects.requireNonNull(socket.room, "no room");
  }

  /** Says that a socket has taken the answer to its question. */
  void takeAnswer(Socket socket) {
    live.send(new ToRoom.Answered(room(socket), socket.ref));
  }

  /** Waits until rooms and runtimes have done what they were sent before. */
  void settle() {
    await(live.count().toCompletionStage());
  }

  /** How many rooms in memory have an open document. */
  int openDocuments() {
    settle();
    return (int) meters.get("charrette.documents.open").gauge().value();
  }

  /** Closes a socket from its far end. */
  void close(Socket socket) {
    if (socket.room != null) {
      live.send(new ToRoom.Closed(socket.room, socket.ref));
    }
    live.send(new ToWorkshop.Closed(WORKSHOP, socket.ref));
  }

  /** Ends the process without a word, and leaves the journal open for the next. */
  void kill() {
    await(vertx.close().toCompletionStage());
  }

  /** The journal's own view of a stream. */
  Journal.Recovered stored(int table) {
    return await(journal.read(StreamId.table(WORKSHOP, table)));
  }

  @Override
  public void close() {
    kill();
    journal.close();
  }
}
