package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Health;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.Position;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What should not happen to a journal: an entry that no disk will take, an error of the machine.
 */
class SqliteFaultsTest {
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId OTHER_TABLE = StreamId.table("HCKR2B7W4XFG", 4);
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");
  private static final byte[] TOO_LARGE = new byte[FaultyConnections.MOST_BYTES + 1];

  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  @TempDir Path folder;

  private final FaultyConnections connections = new FaultyConnections();
  private SqliteJournal journal;
  private @Nullable Connection intruder;

  @BeforeEach
  void open() {
    journal = SqliteJournal.open(new JournalFile(file(), connections), LIMITS);
  }

  @AfterEach
  void close() throws SQLException {
    letGo();
    journal.close();
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private CompletionStage<Position> append(StreamId stream, String entry) {
    return journal.append(stream, bytes(entry));
  }

  private List<String> texts(StreamId stream) {
    return await(journal.read(stream)).entries().stream()
        .map(entry -> new String(entry.bytes(), UTF_8))
        .toList();
  }

  @Test
  @DisplayName(
      "[J35] what is counted, or ended, and not in time is given up, and is not done later")
  void givenUp() throws SQLException {
    Duration hasty = Duration.ofMillis(50);
    await(append(TABLE, "before it"));
    holdUp();

    awaitFailure(
        journal.appendAt(WORKSHOP, 0, List.of(bytes("late")), hasty), JournalException.class);
    awaitFailure(journal.deleteInTime(TABLE, hasty), JournalException.class);

    letGo();
    await(append(TABLE, "after it"));
    assertThat(texts(OTHER_TABLE)).containsExactly("held up");
    assertThat(texts(TABLE)).containsExactly("before it", "after it");
    assertThat(texts(WORKSHOP)).isEmpty();
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
  }

  /** Holds the disk up, so that what is appended meanwhile is one batch. */
  private void holdUp() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
    intruder = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    append(OTHER_TABLE, "held up");
    awaitUntil("held up", () -> !journal.health().writable());
  }

  private void letGo() throws SQLException {
    if (intruder != null) {
      intruder.close();
      intruder = null;
    }
  }

  @Test
  @DisplayName("[J17] of a batch the entry that is too large is left out, with those behind it")
  void tooLarge() throws Exception {
    await(append(TABLE, "earlier"));
    List<CompletionStage<Position>> taken = new ArrayList<>();
    List<CompletionStage<Position>> failed = new ArrayList<>();
    CompletionStage<Long> counted;
    CompletionStage<Boolean> kept;
    holdUp();
    taken.add(append(TABLE, "before"));
    taken.add(append(OTHER_TABLE, "one"));
    failed.add(journal.append(TABLE, TOO_LARGE));
    counted = journal.appendAt(WORKSHOP, 0, List.of(bytes("event")), LONGEST);
    failed.add(append(TABLE, "behind"));
    kept = journal.keep(TABLE, 60_000, bytes("note"), bytes("state"));
    taken.add(append(OTHER_TABLE, "two"));
    letGo();
    taken.forEach(Patience::await);
    assertThat(await(counted)).isEqualTo(1);
    await(kept);
    for (CompletionStage<Position> stage : failed) {
      RefusedForGoodException told = awaitFailure(stage, RefusedForGoodException.class);
      assertThat(told.stream()).isEqualTo(TABLE);
      assertThat(told).hasMessageContainingAll(TABLE.name(), "SQLITE_TOOBIG", file().toString());
    }
    assertThat(texts(TABLE)).containsExactly("earlier", "before");
    assertThat(texts(OTHER_TABLE)).containsExactly("held up", "one", "two");
    Health health = journal.health();
    assertThat(health.writable()).isTrue();
    assertThat(health.problem()).contains("refused for good").doesNotContain(TABLE.name());
    assertThat(health.queued()).isZero();

    await(append(OTHER_TABLE, "of the next batch"));
    assertThat(await(append(TABLE, "afterwards"))).isEqualTo(new Position(0, 3));
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
    assertThat(texts(TABLE)).containsExactly("earlier", "before", "afterwards");
    journal.close();
    open();
    assertThat(texts(TABLE)).containsExactly("earlier", "before", "afterwards");
    assertThat(texts(OTHER_TABLE)).containsExactly("held up", "one", "two", "of the next batch");
  }

  @Test
  @DisplayName("[J17] what queues behind a refused entry fails with it, up to a deletion")
  void queuesBehind() throws Exception {
    List<CompletionStage<?>> queued = new CopyOnWriteArrayList<>();
    CompletionStage<Position> refused;
    CompletionStage<Boolean> told;
    holdUp();
    refused = journal.append(TABLE, TOO_LARGE);
    told =
        refused.handle(
            (position, failure) ->
                queued.add(append(TABLE, "as it is told"))
                    && queued.add(journal.delete(TABLE))
                    && queued.add(append(TABLE, "anew")));
    letGo();
    awaitFailure(refused, RefusedForGoodException.class);
    assertThat(await(told)).isTrue();
    awaitFailure(queued.get(0), RefusedForGoodException.class);
    await(queued.get(1));
    await(queued.get(2));
    assertThat(texts(TABLE)).containsExactly("anew");
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
  }

  @Test
  @DisplayName("[J17] a counted append that is refused for good fails alone and leaves no part")
  void countedTooLarge() {
    await(journal.appendAt(WORKSHOP, 0, List.of(bytes("1")), LONGEST));
    var refused = journal.appendAt(WORKSHOP, 1, List.of(bytes("2"), TOO_LARGE), LONGEST);
    awaitFailure(refused, RefusedForGoodException.class);
    assertThat(texts(WORKSHOP)).containsExactly("1");
    assertThat(await(journal.appendAt(WORKSHOP, 1, List.of(bytes("2")), LONGEST))).isEqualTo(2);
    assertThat(texts(WORKSHOP)).containsExactly("1", "2");
  }

  @Test
  @DisplayName("[J17] a checkpoint that is too large fails alone, and the entries stay")
  void checkpointTooLarge() {
    Position end = await(append(TABLE, "a"));
    var refused = journal.checkpoint(TABLE, end, TOO_LARGE);
    var behind = append(TABLE, "b");
    awaitFailure(refused, RefusedForGoodException.class);
    await(behind);
    assertThat(texts(TABLE)).containsExactly("a", "b");
  }

  @Test
  @DisplayName("[J26] an error while recent entries are brought to their places stops nobody")
  void errorWhileMerging() throws Exception {
    failWhileMerging(new OutOfMemoryError("by the test"));
    await(append(OTHER_TABLE, "after"));
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
    await(append(TABLE, "last"));
    assertThat(await(journal.read(TABLE)).entries()).hasSize(2);
  }

  /**
   * Arms the fault on the thread that writes, between a commit and the merging that is then due.
   */
  private void failWhileMerging(Throwable failure) throws SQLException {
    CompletionStage<Void> armed;
    holdUp();
    armed =
        journal
            .append(TABLE, new byte[1_500_000])
            .thenRun(() -> connections.failOnce("commit", failure));
    letGo();
    await(armed);
  }

  @Test
  @DisplayName("[J10] an error in the midst of a commit is told, and the batch is tried again")
  void errorWhileCommitting() {
    await(append(TABLE, "first"));
    connections.failOnce("commit", new StackOverflowError("by the test"));
    await(append(TABLE, "second"));
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
    assertThat(texts(TABLE)).containsExactly("first", "second");
  }

  @Test
  @DisplayName("[J20] an interrupt of the thread that writes stops nobody")
  void interrupted() throws Exception {
    CompletionStage<Void> first;
    holdUp();
    // Before the next try.
    for (int i = 0; i < 10; i++) {
      writingThread().interrupt();
    }
    // And before more is gathered.
    first = append(TABLE, "first").thenRun(() -> Thread.currentThread().interrupt());
    letGo();
    await(first);
    await(append(TABLE, "second"));
    assertThat(texts(TABLE)).containsExactly("first", "second");
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
  }

  private static Thread writingThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("journal-writer"))
        .findAny()
        .orElseThrow();
  }

  @Test
  @DisplayName("[J13] an error of a tail's listener is its own")
  void errorInListener() {
    List<Position> reached = new CopyOnWriteArrayList<>();
    try (Tail broken =
            journal.tail(
                TABLE,
                Position.START,
                new Listener(
                    position -> {
                      throw new StackOverflowError("by the test");
                    }));
        Tail whole = journal.tail(TABLE, Position.START, new Listener(reached::add))) {
      assertThat(List.of(broken, whole)).hasSize(2);
      await(append(TABLE, "a"));
      await(append(TABLE, "b"));
      await(append(TABLE, "c"));
    }
    assertThat(reached).contains(new Position(0, 1), new Position(0, 2));
    assertThat(journal.health()).isEqualTo(new Health(true, "", 0));
  }

  @Test
  @DisplayName("[J10] an error while a stream is read is told to whoever asked, and to nobody else")
  void errorWhileReading() {
    await(append(TABLE, "a"));
    assertThat(texts(TABLE)).containsExactly("a");
    connections.failOnce("rollback", new OutOfMemoryError("by the test"));
    awaitFailure(journal.read(TABLE), JournalException.class);
    assertThat(texts(TABLE)).containsExactly("a");
  }

  @Test
  @DisplayName(
      "[J10] when the thread that writes ends, whatever ended it, health says so and nobody waits")
  void endsUnexpectedly() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("io.charrette.journal");
    AppenderBase<ILoggingEvent> full = new FullAppender();
    full.start();
    log.addAppender(full);
    try {
      failWhileMerging(new SQLException("by the test"));
      awaitUntil("it has stopped", () -> !journal.health().writable());
      assertThat(journal.health().problem()).contains("stopped");
      assertThat(awaitFailure(append(TABLE, "late"), JournalException.class))
          .hasMessageContaining("stopped");
    } finally {
      log.detachAppender(full);
    }
  }

  /** Hears only how far its stream is durable. */
  private record Listener(Consumer<Position> onReached) implements TailListener {
    @Override
    public void appended(Entry entry) {
      throw new AssertionError("an embedded journal has no other process");
    }

    @Override
    public void reached(Position position) {
      onReached.accept(position);
    }
  }

  /** Cannot log that recent entries were not merged. */
  private static final class FullAppender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      if (event.getFormattedMessage().contains("by the test")) {
        throw new OutOfMemoryError("of the test");
      }
    }
  }
}
