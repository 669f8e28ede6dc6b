package io.charrette.live;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.NotBegunException;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.WorkshopOrder;
import io.charrette.workshop.Command;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Reach;
import io.charrette.workshop.Workshop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of people's work while the journal is away, when the server stops, and in the end.
 */
class DurabilityTest {
  private static final StreamId EVENTS = StreamId.workshop(Bench.WORKSHOP);
  private static final String OTHER = "BCDF2346GHJM";
  private static final String OTHER_CODE = "QRTVWY";

  @TempDir Path folder;
  private @Nullable Bench running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private Bench start(LiveLimits limits) {
    Bench bench = Bench.start(folder, limits);
    running = bench;
    return bench;
  }

  @Test
  @DisplayName("journal away: editing goes on, Saved stands still; back: all is stored in order")
  void journalAway() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    Phone other = bench.phone(1);
    phone.type("pitch", "a");
    phone.awaitSaved();
    other.awaitSaved();
    long savedBefore = phone.saved();

    bench.journal.cut(true);
    for (int i = 0; i < 20; i++) {
      phone.type("pitch", "b");
    }
    other.awaitText("pitch", "a" + "b".repeat(20));
    phone.settle();
    assertThat(phone.saved()).isEqualTo(savedBefore);
    assertThat(phone.socket.isOpen()).isTrue();

    bench.journal.cut(false);
    phone.awaitSaved();
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      again.phone(1, "person-1").awaitText("pitch", "a" + "b".repeat(20));
    }
    running = null;
  }

  @Test
  @DisplayName("[M17] a server that is killed at any point between checkpoints loses no event")
  void killedBetweenCheckpoints() {
    Bench bench = start(Bench.checkpointEvery(4));
    for (int kill = 0; kill < 12; kill++) {
      bench.done(new Command.Join("p" + kill, "Ana", 1 + kill % Bench.TABLES, "hash-p" + kill));
      Workshop known = bench.workshop();
      bench.kill();
      bench = Bench.on(bench.journal, bench.clock, Bench.checkpointEvery(4));
      running = bench;
      assertThat(bench.workshop()).isEqualTo(known);
      bench.done(new FacilitatorCommand.SendMessage("Message " + kill, null, Reach.PHONES));
    }
    assertThat(bench.workshop().version()).isEqualTo(25);
    Bench last = bench;
    awaitUntil(
        "few events are kept",
        () ->
            await(last.journal.read(StreamId.workshop(Bench.WORKSHOP))).entries().size() <= 2 * 4);
  }

  @Test
  @DisplayName("[H13] journal away: the age of the oldest unsaved update grows, then is 0 again")
  void unsavedAge() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "a");
    phone.awaitSaved();
    assertThat(counted(bench, "charrette.unsaved.age")).isZero();

    bench.journal.cut(true);
    phone.type("pitch", "b");
    awaitUntil("one waits", () -> counted(bench, "charrette.unsaved.updates") == 1);
    double age = counted(bench, "charrette.unsaved.age");
    awaitUntil("it ages", () -> counted(bench, "charrette.unsaved.age") > age);
    awaitUntil("it is tried again", () -> counted(bench, "charrette.journal.append.failures") > 1);
    assertThat(counted(bench, "charrette.unsaved")).isPositive();

    bench.journal.cut(false);
    phone.awaitSaved();
    assertThat(counted(bench, "charrette.unsaved.updates")).isZero();
    assertThat(counted(bench, "charrette.unsaved.age")).isZero();
    assertThat(bench.meters.get("charrette.journal.append").timer().count()).isEqualTo(2);
  }

  /** A number of the meters, after everything in memory was counted anew. */
  private static double counted(Bench bench, String name) {
    await(bench.live.count().toCompletionStage());
    return bench.meters.get(name).meter().measure().iterator().next().getValue();
  }

  @Test
  @DisplayName(
      "[J11] journal away for too long: what is too much stays with the phone, which is asked again")
  void queueFull() {
    LiveLimits usual = Bench.limits();
    LiveLimits.ForJournal journal = usual.journal();
    Bench bench =
        start(
            usual.with(
                new LiveLimits.ForJournal(
                    10,
                    journal.unsavedBytes(),
                    journal.checkpointEntries(),
                    journal.checkpointBytes(),
                    journal.firstRetry(),
                    journal.lastRetry(),
                    journal.drainWithin())));
    String ana = bench.join(1);
    Phone phone = bench.phone(1, ana);
    Phone other = bench.phone(1);
    phone.awaitSaved();
    bench.journal.cut(true);
    for (int i = 0; i < 10; i++) {
      // What comes in one turn is one entry.
      phone.type("pitch", "x");
      phone.settle();
    }
    phone.type("pitch", "x");
    phone.type("pitch", "x");
    phone.settle();
    other.settle();
    assertThat(phone.socket.isOpen()).isTrue();
    assertThat(other.text("pitch")).hasSize(10);

    bench.journal.cut(false);
    other.awaitText("pitch", phone.text("pitch"));
    phone.awaitSaved();
    assertThat(other.text("pitch")).hasSize(12);
  }

  @Test
  @DisplayName("[W9] a table that cannot be read says try again later, and can be read again later")
  void unreadable() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "there");
    phone.awaitSaved();
    bench.workshop();
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    again.workshop();
    bench.journal.cut(true);
    assertThat(again.phone(1, "person-1").socket.awaitClosed())
        .isEqualTo(CloseReason.TRY_AGAIN_LATER);
    bench.journal.cut(false);
    again.phone(1, "person-1").awaitText("pitch", "there");
  }

  @Test
  @DisplayName("journal away: a command is unavailable rather than late, and later ones happen")
  void commands() {
    Bench bench = start(Bench.limits());
    bench.journal.cut(true);
    assertThat(bench.execute(new FacilitatorCommand.NextPhase(), null))
        .isInstanceOf(Outcome.Unavailable.class);
    bench.journal.cut(false);
    assertThat(bench.done(new FacilitatorCommand.NextPhase()).version()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "[W9] a server that stops makes everything durable, says so, then closes as going away")
  void drained() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    Socket dashboard = bench.dashboard();
    dashboard.awaitText("state");
    phone.settle();
    bench.journal.hold();
    phone.type("pitch", "last words");
    phone.settle();
    var drained = bench.live.drain().toCompletionStage();
    assertThat(phone.socket.isOpen()).isTrue();
    bench.journal.release();
    await(drained);
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.GOING_AWAY);
    assertThat(dashboard.awaitClosed()).isEqualTo(CloseReason.GOING_AWAY);
    assertThat(phone.saved()).isEqualTo(phone.sent());
  }

  @Test
  @DisplayName(
      "a server that stops leaves a checkpoint of each table, so the next has little to do")
  void shortened() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "read at once");
    phone.awaitSaved();
    assertThat(bench.stored(1).entries()).isNotEmpty();
    await(bench.live.drain().toCompletionStage());
    awaitUntil(
        "a checkpoint and nothing else",
        () -> bench.stored(1).entries().isEmpty() && bench.stored(1).checkpoint().length > 0);
  }

  @Test
  @DisplayName("and does so once it is told that its last words are there")
  void shortenedLate() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.settle();
    bench.journal.holdTails();
    phone.type("pitch", "just now");
    phone.awaitSaved();
    await(bench.live.drain().toCompletionStage());
    assertThat(bench.stored(1).entries()).isNotEmpty();
    bench.journal.release();
    awaitUntil(
        "a checkpoint and nothing else",
        () -> bench.stored(1).entries().isEmpty() && bench.stored(1).checkpoint().length > 0);
  }

  @Test
  @DisplayName("a server that stops without its journal gives up in time: try again later")
  void drainedWithoutJournal() {
    LiveLimits usual = Bench.limits();
    LiveLimits.ForJournal journal = usual.journal();
    Bench bench =
        start(
            usual.with(
                new LiveLimits.ForJournal(
                    journal.unsavedEntries(),
                    journal.unsavedBytes(),
                    journal.checkpointEntries(),
                    journal.checkpointBytes(),
                    journal.firstRetry(),
                    journal.lastRetry(),
                    Duration.ofMillis(50))));
    Phone phone = bench.phone(1);
    phone.awaitSaved();
    bench.journal.cut(true);
    phone.type("pitch", "nowhere");
    phone.settle();
    var drained = bench.live.drain().toCompletionStage().toCompletableFuture();
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    awaitUntil("the end of draining", drained::isCompletedExceptionally);
  }

  @Test
  @DisplayName("[W9] a table that is still being read when the server stops never opens")
  void drainedWhileLoading() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "there");
    phone.awaitSaved();
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    again.workshop();
    again.journal.holdReads();
    Socket socket = again.socket(1, Role.PARTICIPANT, "person-1", true);
    CompletableFuture<?> flipcharts =
        again.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage().toCompletableFuture();
    awaitUntil("all tables are being read", () -> again.journal.held() == Bench.TABLES);

    await(again.live.drain().toCompletionStage());
    assertThat(socket.awaitClosed()).isEqualTo(CloseReason.GOING_AWAY);
    assertThat(flipcharts).isNotDone();

    again.journal.release();
    awaitUntil("an answer to who asked", flipcharts::isDone);
    assertThat(flipcharts)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(JournalException.class);
    assertThat(socket.messages()).isEmpty();

    // Nor does it when somebody asks for it only now.
    CompletableFuture<?> late =
        again.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage().toCompletableFuture();
    awaitUntil("an answer to who asks late", late::isDone);
    assertThat(late)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(JournalException.class);
    assertThat(again.socket(1, Role.PARTICIPANT, "person-1", true).awaitClosed())
        .isEqualTo(CloseReason.GOING_AWAY);
  }

  @Test
  @DisplayName("the directory finds workshops by their code after a restart")
  void directory() {
    Bench bench = start(Bench.limits());
    assertThat(bench.found(Bench.CODE)).contains(Bench.WORKSHOP);
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    assertThat(again.found(Bench.CODE)).contains(Bench.WORKSHOP);
    assertThat(again.workshop().tables()).hasSize(Bench.TABLES);
  }

  @Test
  @DisplayName("a workshop past its date is deleted, with its tables, and nobody stays connected")
  void deleted() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    Socket dashboard = bench.dashboard();
    phone.type("pitch", "gone one day");
    phone.awaitSaved();
    bench.clock.advance(Duration.ofDays(31));
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.DELETED);
    assertThat(dashboard.awaitClosed()).isEqualTo(CloseReason.DELETED);
    awaitUntil("no entries", () -> bench.stored(1).entries().isEmpty());
    assertThat(bench.found(Bench.CODE)).isEmpty();
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    assertThat(again.found(Bench.CODE)).isEmpty();
  }

  @Test
  @DisplayName("[M14] nothing has a workshop loaded that is being deleted, and written back")
  void notLoadedAgain() {
    Bench bench = start(Bench.limits());
    String late = bench.join(1);
    Phone phone = bench.phone(1);
    phone.type("pitch", "gone for good");
    phone.awaitSaved();
    bench.journal.holdDeletions();
    await(bench.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());
    awaitUntil("all have left memory", () -> bench.journal.held() > 0);

    RoomKey room = new RoomKey(Bench.WORKSHOP, 1);
    Socket opened = bench.socket(1, Role.PARTICIPANT, late, true);
    bench.live.send(new RoomOrder.Wake(room));
    bench.live.send(new WorkshopOrder.People(room, Set.of(late)));
    bench.live.send(new WorkshopOrder.Wrote(room, late));
    assertThat(opened.awaitClosed()).isEqualTo(CloseReason.DELETED);
    bench.settle();
    assertThat(bench.meters.get("charrette.rooms").gauge().value()).isZero();
    assertThat(bench.meters.get("charrette.workshops.active").gauge().value()).isZero();
    bench.journal.release();
    awaitUntil("all is deleted", () -> bench.journal.hasDeleted(EVENTS));
    assertThat(bench.stored(1).end()).isEqualTo(Position.START);
    assertThat(await(bench.journal.moments(StreamId.table(Bench.WORKSHOP, 1)))).isEmpty();
  }

  @Test
  @DisplayName(
      "[M14] what has ended is answered and off the list, although the rest of it stays on")
  void endedAndNotAllDeleted() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "gone for good");
    phone.awaitSaved();
    bench.journal.holdDeletions();
    await(bench.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());
    assertThat(bench.found(Bench.CODE)).isEmpty();
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.DELETED);
    awaitUntil("the tables are to be deleted", () -> bench.journal.held() > 0);
    assertThat(lastOfDirectory(bench)).contains("removed");

    bench.journal.refuseDeletions(true);
    bench.journal.release();
    awaitUntil("a table is deleted", () -> bench.stored(1).entries().isEmpty());
    assertThat(bench.found(Bench.CODE)).isEmpty();
    bench.journal.refuseDeletions(false);
    awaitUntil("it was tried again", () -> bench.journal.hasDeleted(EVENTS));
    assertThat(bench.found(Bench.CODE)).isEmpty();
  }

  @Test
  @DisplayName("[M14] what a process leaves of a workshop that ended is deleted by the next")
  void diedEnding() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "gone for good");
    phone.awaitSaved();
    bench.journal.holdDeletions();
    await(bench.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());
    awaitUntil("the tables are to be deleted", () -> bench.journal.held() > 0);
    assertThat(bench.stored(1).entries()).isNotEmpty();
    bench.close();
    Bench again = Bench.on(Bench.open(folder), bench.clock, Bench.limits());
    running = again;
    assertThat(again.stored(1).end()).isEqualTo(Position.START);
    assertThat(again.found(Bench.CODE)).isEmpty();
  }

  @Test
  @DisplayName("[M14] a workshop that could not be deleted is there as before, and loaded again")
  void notDeleted() {
    Bench bench = start(Bench.limits());
    bench.journal.refuseDeletions(true);
    assertThat(
            bench
                .live
                .delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis())
                .toCompletionStage()
                .toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10));
    Phone phone = bench.phone(1);
    phone.type("pitch", "still here");
    phone.awaitSaved();
    assertThat(bench.found(Bench.CODE)).contains(Bench.WORKSHOP);
  }

  @Test
  @DisplayName(
      "[H24] [M14] to begin and to end a workshop have the time that whoever asks still waits")
  void timeLeft() {
    Bench bench = start(Bench.limits());
    Command.Create other = Bench.creation(OTHER, OTHER_CODE, bench.inThirtyDays());
    assertThat(await(bench.live.create(other, null, 100).toCompletionStage()))
        .as("with too little")
        .isEqualTo(new Outcome.Unavailable(false));
    awaitFailure(
        bench.live.delete(Bench.WORKSHOP, 100).toCompletionStage(), NotBegunException.class);
    assertThat(bench.found(OTHER_CODE)).isEmpty();
    assertThat(bench.found(Bench.CODE)).contains(Bench.WORKSHOP);

    bench.journal.times.clear();
    assertThat(await(bench.live.create(other, null, 3_500).toCompletionStage()))
        .isInstanceOf(Outcome.Done.class);
    await(bench.live.delete(Bench.WORKSHOP, 3_900).toCompletionStage());
    assertThat(bench.journal.times)
        .containsExactly(Duration.ofMillis(3_500), Duration.ofMillis(3_900));
  }

  @Test
  @DisplayName("what a deleted table hears late from its stream brings nothing of it back")
  void heardAfterDeletion() {
    Bench bench = start(Bench.limits());
    Phone phone = bench.phone(1);
    phone.type("pitch", "gone for good");
    phone.awaitSaved();
    bench.clock.advance(Duration.ofDays(31));
    awaitUntil("no entries", () -> bench.stored(1).entries().isEmpty());

    bench.journal.lapseLate(StreamId.table(Bench.WORKSHOP, 1));
    bench.settle();
    await(bench.journal.append(StreamId.table(Bench.WORKSHOP, 2), new byte[] {0, 0}));
    assertThat(bench.stored(1).entries()).isEmpty();
  }

  @Test
  @DisplayName(
      "[H1] a workshop whose first event is not stored is not listed, and its code is free")
  void notCreated() {
    Bench bench = start(Bench.limits());
    long date = bench.clock.millis() + Duration.ofDays(30).toMillis();
    bench.journal.hold();
    var creating = bench.creating(OTHER, OTHER_CODE, date).toCompletableFuture();
    awaitUntil("it is listed", () -> bench.journal.held() == 1);
    bench.journal.cut(true);
    bench.journal.release();
    assertThat(await(creating)).isInstanceOf(Outcome.Unavailable.class);
    assertThat(bench.live.isTaken(OTHER_CODE)).isFalse();

    bench.journal.cut(false);
    assertThat(bench.found(OTHER_CODE)).isEmpty();
    awaitUntil("it is taken off the list", () -> lastOfDirectory(bench).contains("removed"));
    assertThat(bench.found(OTHER_CODE)).isEmpty();
    bench.create(OTHER, OTHER_CODE, date);
    assertThat(bench.found(OTHER_CODE)).contains(OTHER);
    assertThat(bench.found(Bench.CODE)).contains(Bench.WORKSHOP);
  }

  @Test
  @DisplayName("the code of a workshop that was not created may be another's before that is stored")
  void codeGivenAway() {
    Bench bench = start(Bench.limits());
    long date = bench.clock.millis() + Duration.ofDays(30).toMillis();
    bench.journal.refuse(true);
    bench.journal.refuseDeletions(true);
    assertThat(await(bench.creating(OTHER, OTHER_CODE, date)))
        .isInstanceOf(Outcome.Unavailable.class);
    bench.journal.refuse(false);
    bench.create("BCDF2346GHJN", OTHER_CODE, date);
    assertThat(bench.found("BCDFGH")).isEmpty(); // reads the list again
    assertThat(bench.found(OTHER_CODE)).contains("BCDF2346GHJN");
    bench.journal.refuseDeletions(false);
    awaitUntil("it is taken off the list", () -> lastOfDirectory(bench).contains("removed"));
    assertThat(bench.found(OTHER_CODE)).contains("BCDF2346GHJN");
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    assertThat(again.found(OTHER_CODE)).contains("BCDF2346GHJN");
  }

  @Test
  @DisplayName("a server that dies while it creates leaves a listed workshop, deleted by its date")
  void diedCreating() {
    Bench bench = start(Bench.limits());
    bench.journal.refuse(true);
    bench.journal.refuseDeletions(true);
    await(bench.creating(OTHER, OTHER_CODE, bench.clock.millis() + 1000));
    bench.kill();
    bench.journal.refuseDeletions(false);
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    assertThat(again.found(OTHER_CODE)).contains(OTHER);
    bench.clock.advance(Duration.ofSeconds(2));
    awaitUntil("it is taken off the list", () -> lastOfDirectory(again).contains("removed"));
    assertThat(again.found(OTHER_CODE)).isEmpty();
  }

  @Test
  @DisplayName("[H1] journal away: a workshop is not created, and nothing of it is listed later")
  void notCreatedAtAll() {
    Bench bench = start(Bench.limits());
    int before = directory(bench).size();
    bench.journal.cut(true);
    assertThat(await(bench.creating(OTHER, OTHER_CODE, bench.inThirtyDays())))
        .isInstanceOf(Outcome.Unavailable.class);
    bench.journal.cut(false);
    assertThat(bench.found(OTHER_CODE)).isEmpty();
    assertThat(directory(bench)).hasSize(before);
  }

  private static List<Journal.Entry> directory(Bench bench) {
    return await(bench.journal.read(StreamId.directory())).entries();
  }

  private static String lastOfDirectory(Bench bench) {
    return new String(directory(bench).getLast().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("a command whose rules throw fails at once, and the workshop goes on without it")
  void rulesThrow() {
    Bench bench = start(Bench.limits());
    List<Phase> phases = bench.workshop().activity().phases();
    String timed =
        phases.stream()
            .filter(phase -> phase.clock() == PhaseClock.WHOLE)
            .findFirst()
            .orElseThrow()
            .id();
    long version = bench.done(new FacilitatorCommand.GoToPhase(timed)).version();
    // No server of this version writes that: the phase that it is in is none of its phases.
    byte[] event =
        EventJson.write(
            new Event.PhasesReordered(
                0, phases.stream().map(Phase::id).filter(id -> !id.equals(timed)).toList()));
    await(
        bench.journal.appendAt(
            StreamId.workshop(Bench.WORKSHOP), version, List.of(event), LONGEST));
    bench.join(1);
    awaitFailure(
        bench
            .live
            .execute(Bench.WORKSHOP, new FacilitatorCommand.ResetTimer(), null)
            .toCompletionStage(),
        IndexOutOfBoundsException.class);
    bench.join(1);
    assertThat(bench.workshop().version()).isEqualTo(version + 3);
  }
}
