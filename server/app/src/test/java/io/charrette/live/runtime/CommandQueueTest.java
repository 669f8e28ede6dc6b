package io.charrette.live.runtime;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.activity.PhaseClock;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.charrette.live.Bench;
import io.charrette.live.OnContext;
import io.charrette.live.SwitchedJournal;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.runtime.QueueState.Appending;
import io.charrette.live.runtime.QueueState.Behind;
import io.charrette.live.runtime.QueueState.Closed;
import io.charrette.live.runtime.QueueState.Doubt;
import io.charrette.live.runtime.QueueState.Idle;
import io.charrette.live.runtime.QueueState.Reading;
import io.charrette.live.runtime.QueueState.Waiting;
import io.charrette.workshop.CheckpointJson;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.Workshop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of a workshop's commands in each of its states, on a real journal. */
class CommandQueueTest {
  private static final StreamId STREAM = StreamId.workshop(Bench.WORKSHOP);

  /** Events from one checkpoint to the next. */
  private static final int EVERY = 5;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus bus = new Bus(vertx, 1);
  private final Heard heard = new Heard();
  private SwitchedJournal journal;
  private CommandQueue queue;

  /** What is stored, as somebody knows it who does not ask the queue. */
  private Workshop stored = Workshop.UNBORN;

  /**
   * Hears what the queue tells, and may fail at that. Touched by the context, read when at rest.
   */
  private static final class Heard implements KnownWorkshop.Listener {
    final List<Long> versions = new ArrayList<>();
    volatile @Nullable Runnable failing;
    final List<String> overtakings = new ArrayList<>();
    final List<String> losses = new ArrayList<>();
    final AtomicInteger startedOver = new AtomicInteger();

    @Override
    public void advanced(List<CommandBatch.Step> steps, Workshop after) {
      Runnable failure = failing;
      if (failure != null) {
        failure.run();
      }
      versions.add(after.version());
    }

    @Override
    public void overtaken(Workshop before, Workshop after) {
      overtakings.add(before.version() + " to " + after.version());
    }

    @Override
    public void startedOver(Workshop before, Workshop after) {
      losses.add(before.version() + " to " + after.version());
      startedOver.incrementAndGet();
    }
  }

  @BeforeEach
  void open() {
    journal = Bench.open(folder);
    store(Bench.creation(Bench.WORKSHOP, Bench.CODE, clock.millis() + 1_000_000));
    queue = queue();
  }

  private CommandQueue queue() {
    HostContext host =
        new HostContext(
            context,
            bus,
            bus.mailToSockets(context),
            journal,
            journal.neighbours(),
            clock,
            Bench.checkpointEvery(EVERY),
            new LiveMeters(new SimpleMeterRegistry()));
    return new CommandQueue(Bench.WORKSHOP, host, heard);
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    journal.close();
  }

  @Test
  @DisplayName("Behind: reads when first asked, and all who ask meanwhile share the read")
  void firstRead() {
    assertThat(queue.state()).isEqualTo(new Behind(Doubt.BEHIND, Behind.NO_TIMER));
    assertThat(queue.quiet()).isTrue();
    journal.holdReads();
    var first = asked(queue::current);
    awaitUntil("it reads", () -> journal.held() == 1);
    var second = asked(queue::current);
    assertThat(state()).isInstanceOf(Reading.class);
    assertThat(queue.quiet()).isFalse();
    journal.release();
    assertThat(await(first).version()).isEqualTo(1);
    assertThat(await(second)).isSameAs(await(first));
    assertThat(state()).isEqualTo(new Idle());
  }

  @Test
  @DisplayName("Idle: a command is appended; those that come meanwhile wait, and go together")
  void appends() {
    await(asked(queue::current));
    journal.hold();
    var first = join("a");
    awaitUntil("it is appended", () -> journal.batches.get() == 1);
    assertThat(state()).isInstanceOf(Appending.class);
    assertThat(await(asked(queue::current)).version()).isEqualTo(1);
    var second = join("b");
    var third = join("c");
    var settled = asked(queue::settled);
    settle();
    assertThat(settled).isNotDone();
    journal.release();
    assertThat(version(first)).isEqualTo(2);
    assertThat(version(second)).isEqualTo(3);
    assertThat(version(third)).isEqualTo(4);
    await(settled);
    assertThat(journal.batches.get()).isEqualTo(2);
    assertThat(heard.versions).containsExactly(1L, 2L, 4L);
    assertThat(state()).isEqualTo(new Idle());
  }

  @Test
  @DisplayName("Idle: what changes nothing, or expects another version, is answered at once")
  void nothingToAppend() {
    store(new FacilitatorCommand.NextPhase());
    await(asked(queue::current));
    assertThat(await(execute(new FacilitatorCommand.EndTurn())))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, no -> assertThat(no.reason()).isEqualTo(Rejection.NOT_NOW));
    assertThat(await(execute(new FacilitatorCommand.NextPhase(), 1)))
        .isEqualTo(new Outcome.Conflict(2));
    assertThat(journal.batches.get()).isZero();
    assertThat(state()).isEqualTo(new Idle());
  }

  @Test
  @DisplayName("Idle: while the journal takes nothing, a command is unavailable, and nothing waits")
  void notWritable() {
    await(asked(queue::current));
    journal.cut(true);
    assertThat(await(join("a"))).isEqualTo(new Outcome.Unavailable(false));
    assertThat(state()).isEqualTo(new Idle());
    journal.cut(false);
    assertThat(version(join("a"))).isEqualTo(2);
  }

  @Test
  @DisplayName("[H24] a command whose time has passed on its way is not carried out")
  void tooLate() {
    var late = new Command.Join("a", "Ana", 1, "hash-a");
    long passed = clock.millis();
    assertThat(await(asked(() -> queue.execute(late, null, clock.millis(), passed))))
        .isEqualTo(new Outcome.Unavailable(false));
    assertThat(await(join("b"))).isInstanceOf(Outcome.Done.class);
    assertThat(queue.workshop().participant("a")).isEmpty();
  }

  @Test
  @DisplayName("[H24] [H25] of commands whose time passes the one that is being stored was begun")
  void tooLateUnderWay() {
    await(asked(queue::current));
    journal.hold();
    var first = new Command.Join("a", "Ana", 1, "hash-a");
    long soon = clock.millis() + 300;
    var under = asked(() -> queue.execute(first, null, clock.millis(), soon));
    var second = new Command.Join("b", "Ben", 1, "hash-b");
    var waits = asked(() -> queue.execute(second, null, clock.millis(), soon));
    assertThat(await(under)).isEqualTo(new Outcome.Unavailable(true));
    assertThat(await(waits)).isEqualTo(new Outcome.Unavailable(false));
    journal.release();
  }

  @Test
  @DisplayName("[H24] [J35] what is read for a command is of its time, which is not begun anew")
  void timeOfWhatIsRead() {
    await(asked(queue::current));
    journal.holdReads();
    run(queue::behind);
    var command = join("a");
    var hasty = new Command.Join("b", "Ben", 1, "hash-b");
    long soon = clock.millis() + 3_500;
    var other = asked(() -> queue.execute(hasty, null, clock.millis(), soon));
    settle();
    clock.advance(Duration.ofSeconds(1));
    journal.release();
    assertThat(version(command)).isEqualTo(2);
    assertThat(version(other)).isEqualTo(3);
    assertThat(journal.times.getLast()).as("both").isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  @DisplayName("[H24] a command whose time passes while something is read is not carried out")
  void tooLateOnceRead() {
    await(asked(queue::current));
    journal.holdReads();
    run(queue::behind);
    // No timer can say so before the process goes on, as after it has stood still.
    var late = join("a");
    settle();
    clock.advance(Promptly.PATIENCE);
    var inTime = join("b");
    settle();
    journal.release();
    assertThat(await(late)).isEqualTo(new Outcome.Unavailable(false));
    assertThat(version(inTime)).isEqualTo(2);
    assertThat(queue.workshop().participants()).containsOnlyKeys("b");
  }

  @Test
  @DisplayName("Reading fails: all who wait are told, and the next who asks has it read again")
  void unreadable() {
    journal.cut(true);
    var reader = asked(queue::current);
    var command = join("a");
    awaitFailure(reader, JournalException.class);
    assertThat(await(command)).isEqualTo(new Outcome.Unavailable(false));
    assertThat(state()).isEqualTo(new Behind(Doubt.BEHIND, Behind.NO_TIMER));
    journal.cut(false);
    assertThat(await(asked(queue::current)).version()).isEqualTo(1);
  }

  @Test
  @DisplayName("Appending fails: the command is unavailable, and it is read again by itself")
  void notAppended() {
    await(asked(queue::current));
    journal.refuse(true);
    assertThat(await(join("a"))).isEqualTo(new Outcome.Unavailable(true));
    journal.refuse(false);
    awaitUntil("it is idle again", () -> state() instanceof Idle);
    assertThat(version(join("a"))).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "[H24] Reading while the journal takes nothing: what is known will do, and commands do not"
          + " wait")
  void knownMeanwhile() {
    await(asked(queue::current));
    journal.refuse(true);
    assertThat(await(join("a"))).isEqualTo(new Outcome.Unavailable(true));
    journal.holdReads();
    journal.complain("it stands still");
    assertThat(await(asked(queue::current)).version()).isEqualTo(1);
    awaitUntil("it reads", () -> journal.held() == 1);
    assertThat(await(asked(queue::current)).version()).isEqualTo(1);
    assertThat(await(join("b"))).isEqualTo(new Outcome.Unavailable(false));
    var latest = asked(queue::latest);
    settle();
    assertThat(latest).as("who may know more than is known here waits").isNotDone();
    journal.refuse(false);
    journal.complain("");
    store(new Command.Join("there", "Lee", 1, "hash-there"));
    journal.release();
    assertThat(await(latest).version()).isEqualTo(2);
    assertThat(version(join("c"))).isEqualTo(3);
  }

  @Test
  @DisplayName("Appending, conflict: reads what others appended, and decides the same command anew")
  void conflict() {
    await(asked(queue::current));
    store(new Command.Join("there", "Lee", 1, "hash-there"));
    assertThat(version(join("here"))).isEqualTo(3);
    assertThat(queue.workshop().participants()).containsKeys("there", "here");
    assertThat(heard.versions).containsExactly(1L, 2L, 3L);
  }

  @Test
  @DisplayName("Idle: a command that expects a later version has the rest read first")
  void ahead() {
    await(asked(queue::current));
    store(new FacilitatorCommand.NextPhase());
    assertThat(await(execute(new FacilitatorCommand.NextPhase(), 2)))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.version()).isEqualTo(3));
  }

  @Test
  @DisplayName("Idle: who wants the latest gets what others appended before")
  void latest() {
    await(asked(queue::current));
    store(new Command.Join("there", "Lee", 1, "hash-there"));
    assertThat(await(asked(queue::current)).version()).isEqualTo(1);
    assertThat(await(asked(queue::latest)).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("a stream that is shorter than what is known is believed, and commands decided anew")
  void lost() {
    await(asked(queue::current));
    await(journal.delete(STREAM));
    assertThat(await(join("a")))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            no -> assertThat(no.reason()).isEqualTo(Rejection.UNKNOWN_WORKSHOP));
    assertThat(heard.startedOver).hasValue(1);
    assertThat(queue.workshop()).isSameAs(Workshop.UNBORN);
    assertThat(state()).isEqualTo(new Idle());
  }

  @Test
  @DisplayName("Behind, lost: starts over with what is there as soon as it can be read")
  void lostAndUnreadable() {
    await(asked(queue::current));
    journal.cut(true);
    run(queue::changed);
    awaitUntil("it cannot be read", () -> state() instanceof Behind);
    assertThat(((Behind) state()).doubt()).isEqualTo(Doubt.LOST);
    journal.cut(false);
    awaitUntil("it is idle again", () -> state() instanceof Idle);
    assertThat(heard.startedOver).as("nothing was lost").hasValue(0);
    assertThat(queue.workshop().version()).isEqualTo(1);
  }

  @Test
  @DisplayName("[J33] what a tail is given afresh may be older than what is known: nothing is lost")
  void lapseThatIsOld() {
    await(asked(queue::current));
    assertThat(version(join("a"))).isEqualTo(2);
    journal.lapseLate(STREAM);
    settle();
    assertThat(version(join("b"))).isEqualTo(3);
    assertThat(heard.startedOver).hasValue(0);
    assertThat(heard.versions).containsExactly(1L, 2L, 3L);
  }

  @Test
  @DisplayName("[J33] who hears that events were lost is told what was known and what is left")
  void lossIsTold() {
    await(asked(queue::current));
    assertThat(version(join("lost"))).isEqualTo(2);
    await(journal.delete(STREAM));
    stored = Workshop.UNBORN;
    store(Bench.creation(Bench.WORKSHOP, Bench.CODE, clock.millis() + 1_000_000));
    journal.lapse(STREAM);
    awaitUntil("it is noticed", () -> heard.startedOver.get() == 1);
    settle();
    assertThat(heard.losses).containsExactly("2 to 1");
    assertThat(version(join("here"))).isEqualTo(2);
  }

  @Test
  @DisplayName("Closed: who waited is told, what was under way is ignored, and asking throws")
  void closes() {
    await(asked(queue::current));
    journal.hold();
    var under = join("a");
    awaitUntil("it is appended", () -> journal.batches.get() == 1);
    var waits = join("b");
    var settled = asked(queue::settled);
    run(queue::close);
    assertThat(await(under)).isEqualTo(new Outcome.Unavailable(true));
    assertThat(await(waits)).isEqualTo(new Outcome.Unavailable(false));
    await(settled);
    journal.release();
    settle();
    assertThat(state()).isEqualTo(new Closed());
    assertThat(heard.versions).containsExactly(1L);
    awaitFailure(asked(queue::current), IllegalStateException.class);
    awaitFailure(join("c"), IllegalStateException.class);
    run(queue::arrived);
    assertThat(state()).isEqualTo(new Closed());
  }

  @Test
  @DisplayName("Closed: who waits to read is told")
  void closesWhileReading() {
    journal.holdReads();
    var reader = asked(queue::current);
    awaitUntil("it reads", () -> journal.held() == 1);
    run(queue::close);
    awaitFailure(reader, JournalException.class);
    journal.release();
    settle();
    assertThat(state()).isEqualTo(new Closed());
  }

  @Test
  @DisplayName("transitions that are not drawn throw")
  void illegal() {
    Waiting none = new Waiting();
    CommandBatch nothing = CommandBatch.decide(Workshop.UNBORN, List.of());
    Behind behind = new Behind(Doubt.BEHIND, Behind.NO_TIMER);
    Idle idle = new Idle();
    Reading reading = idle.read(Doubt.BEHIND, none);
    Appending appending = idle.append(nothing, none);
    Closed closed = new Closed();
    assertThatIllegalArgumentException().isThrownBy(() -> new Behind(Doubt.NONE, 1));
    assertIllegal(() -> behind.append(nothing, none));
    for (QueueState quiet : List.of(behind, idle, closed)) {
      assertIllegal(quiet::done);
      assertIllegal(() -> quiet.failed(Behind.NO_TIMER));
    }
    for (QueueState busy : List.of(reading, appending, closed)) {
      assertIllegal(() -> busy.read(Doubt.BEHIND, none));
      assertIllegal(() -> busy.append(nothing, none));
    }
    assertIllegal(closed::close);
  }

  private static void assertIllegal(Supplier<QueueState> transition) {
    assertThatThrownBy(transition::get).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("of commands that are decided together, only those fail whose rules throw")
  void rulesThrow() {
    enterPhaseWithoutAnEnd();
    journal.holdReads();
    var evolving = execute(new FacilitatorCommand.EndTurn());
    var deciding = execute(new FacilitatorCommand.NextTurn());
    var joining = join("a");
    journal.release();
    awaitFailure(evolving, IndexOutOfBoundsException.class);
    awaitFailure(deciding, IndexOutOfBoundsException.class);
    assertThat(version(joining)).isEqualTo(stored.version() + 1);
    assertThat(queue.workshop().participants()).containsOnlyKeys("a");
    assertThat(queue.workshop().controls().turnsIn("pitches").orElseThrow().presenting())
        .isEqualTo(1);
    assertThat(state()).isEqualTo(new Idle());
  }

  /**
   * It is a table's turn, in a phase that is none of the phases: no server of this version ends so.
   */
  private void enterPhaseWithoutAnEnd() {
    String pitching =
        stored.activity().phases().stream()
            .filter(phase -> phase.clock() == PhaseClock.TURNS)
            .findFirst()
            .orElseThrow()
            .id();
    store(new FacilitatorCommand.GoToPhase(pitching));
    store(new FacilitatorCommand.CallTurn(1));
    store(
        new Event.PhasesReordered(
            0,
            stored.activity().phases().stream()
                .map(phase -> phase.id())
                .filter(id -> !id.equals(pitching))
                .toList()));
  }

  @Test
  @DisplayName("an event that does not fit fails who asks, at once, and what is known stays")
  void eventThatDoesNotFit() {
    await(asked(queue::current));
    long version = stored.version();
    await(
        journal.appendAt(
            STREAM,
            version,
            List.of(EventJson.write(new Event.HelpRaised(0, 99, "nobody"))),
            LONGEST));
    awaitFailure(join("a"), IllegalStateException.class);
    assertThat(state()).isInstanceOf(Behind.class);
    awaitFailure(asked(queue::current), IllegalStateException.class);
    assertThat(queue.workshop().version()).isEqualTo(version);
  }

  @Test
  @DisplayName("a command is answered, and the next decided, whoever fails that is told of it")
  void listenerFails() {
    await(asked(queue::current));
    heard.failing =
        () -> {
          throw new IllegalStateException("by the test");
        };
    assertThat(version(join("a"))).isEqualTo(2);
    heard.failing =
        () -> {
          throw new AssertionError("by the test");
        };
    assertThat(version(join("b"))).isEqualTo(3);
    heard.failing = null;
    assertThat(version(join("c"))).isEqualTo(4);
    assertThat(heard.versions).containsExactly(1L, 4L);
  }

  @Test
  @DisplayName("[M17] whoever appends the event that is due puts the state in place of all events")
  void checkpoint() {
    for (int version = 2; version <= 2 * EVERY + 1; version++) {
      assertThat(version(join("p" + version))).isEqualTo(version);
      if (version == EVERY) {
        // One that is due while another is under way is left out.
        awaitUntil("a checkpoint", () -> read().upTo().low() == EVERY);
      }
    }
    awaitUntil("a second checkpoint", () -> read().upTo().low() == 2 * EVERY);
    assertThat(read().entries()).hasSize(1);
    Workshop known = queue.workshop();
    run(queue::close);

    queue = queue();
    assertThat(await(asked(queue::current))).isEqualTo(known);
    assertThat(version(join("b"))).isEqualTo(2 * EVERY + 2);
    assertThat(heard.overtakings).containsExactly("0 to " + (2 * EVERY + 1));
  }

  @Test
  @DisplayName("[M17] a workshop that was kept without checkpoints is read, and gets one")
  void withoutCheckpoint() {
    for (int person = 0; person < EVERY; person++) {
      store(new Command.Join("p" + person, "Ana", 1, "hash-p" + person));
    }
    assertThat(await(asked(queue::current))).isEqualTo(stored);
    awaitUntil("a checkpoint", () -> read().upTo().low() == stored.version());
    assertThat(heard.versions).containsExactly(stored.version());
  }

  @Test
  @DisplayName("[M17] commands that meet another's checkpoint are decided on what it stands for")
  void overtakenWhileAppending() {
    await(asked(queue::current));
    storeAndCover("there");
    store(new Command.Join("later", "Lee", 2, "hash-later"));
    assertThat(version(join("here"))).isEqualTo(4);
    assertThat(queue.workshop().participants()).containsOnlyKeys("there", "later", "here");
    assertThat(heard.overtakings).containsExactly("1 to 3");
    assertThat(heard.versions).containsExactly(1L, 4L);
  }

  @Test
  @DisplayName("[M17] a tail that a checkpoint has overtaken brings the state that it stands for")
  void overtakenWhileFollowing() {
    await(asked(queue::current));
    storeAndCover("there");
    store(new Command.Join("later", "Lee", 2, "hash-later"));
    journal.lapse(STREAM);
    awaitUntil("it is known", () -> queue.workshop().version() == 3);
    settle();
    assertThat(queue.workshop()).isEqualTo(stored);
    assertThat(heard.overtakings).containsExactly("1 to 3");
    assertThat(heard.startedOver).hasValue(0);
    assertThat(version(join("here"))).isEqualTo(4);
  }

  @Test
  @DisplayName("[J33] [M17] a checkpoint of other events than those that are known is believed")
  void overtakenByOthers() {
    await(asked(queue::current));
    assertThat(version(join("lost"))).isEqualTo(2);
    // The store came back without the last event, and another process went on from there.
    await(journal.delete(STREAM));
    stored = Workshop.UNBORN;
    store(Bench.creation(Bench.WORKSHOP, Bench.CODE, clock.millis() + 1_000_000));
    storeAndCover("there");
    journal.lapse(STREAM);
    awaitUntil("it is known", () -> queue.workshop().participants().containsKey("there"));
    assertThat(queue.workshop()).isEqualTo(stored);
    assertThat(version(join("here"))).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "[M17] a checkpoint is not made of what the store no longer has; that it has is read")
  void checkpointOfWhatIsLost() {
    await(asked(queue::current));
    for (int version = 2; version < EVERY; version++) {
      await(join("p" + version));
    }
    journal.hold();
    var last = join("last");
    awaitUntil("it is appended", () -> journal.batches.get() == EVERY - 1);
    await(journal.delete(STREAM));
    journal.release();
    assertThat(version(last)).isEqualTo(EVERY);
    awaitUntil("a checkpoint is tried", () -> journal.checkpoints.get() == 1);
    assertThat(read().checkpoint()).isEmpty();
    awaitUntil("it starts over", () -> heard.startedOver.get() == 1);
    assertThat(queue.workshop()).isSameAs(Workshop.UNBORN);
  }

  @Test
  @DisplayName("[M17] a checkpoint of a newer server fails who asks, and nothing is misread")
  void newerCheckpoint() {
    await(
        journal.checkpointAt(
            STREAM, 1, read().entries().getLast().bytes(), "{\"format\":99}".getBytes(UTF_8)));
    assertThatThrownBy(() -> await(asked(queue::current)))
        .rootCause()
        .hasMessageContaining("a newer one has written it");
    awaitFailure(join("a"), IllegalStateException.class);
    assertThat(queue.workshop()).isSameAs(Workshop.UNBORN);
  }

  /** Appends as another process would, which puts its state in place of all events. */
  private void storeAndCover(String id) {
    store(new Command.Join(id, "Lee", 1, "hash-" + id));
    byte[] last = read().entries().getLast().bytes();
    await(journal.checkpointAt(STREAM, stored.version(), last, CheckpointJson.write(stored)));
  }

  private Recovered read() {
    return await(journal.read(STREAM));
  }

  private CompletableFuture<Outcome> join(String id) {
    return execute(new Command.Join(id, "Ana", 1, "hash-" + id));
  }

  private CompletableFuture<Outcome> execute(Command command) {
    return asked(() -> queue.execute(command, null, clock.millis(), Promptly.deadline(clock)));
  }

  private CompletableFuture<Outcome> execute(Command command, long expectedVersion) {
    return asked(
        () -> queue.execute(command, expectedVersion, clock.millis(), Promptly.deadline(clock)));
  }

  private static long version(CompletableFuture<Outcome> outcome) {
    return ((Outcome.Done) await(outcome)).version();
  }

  /** Appends what a command becomes, as another process would. */
  private void store(Command command) {
    Decision decision = Decider.decide(stored, command, clock.millis());
    ((Decision.Accepted) decision).events().forEach(this::store);
  }

  private void store(Event event) {
    await(journal.appendAt(STREAM, stored.version(), List.of(EventJson.write(event)), LONGEST));
    stored = Evolver.evolve(stored, event);
    journal.batches.set(0);
  }

  /** Where the queue stands when its context comes to rest. */
  private QueueState state() {
    return await(asked(() -> Future.succeededFuture(queue.state())));
  }

  private void settle() {
    state();
  }

  private void run(Runnable action) {
    await(
        asked(
            () -> {
              action.run();
              return Future.succeededFuture();
            }));
  }

  /** Asks on the context that owns the queue. */
  private <T> CompletableFuture<T> asked(Supplier<Future<T>> question) {
    return OnContext.ask(context, question);
  }
}
