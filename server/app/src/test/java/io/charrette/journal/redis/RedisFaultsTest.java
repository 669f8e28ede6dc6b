package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Health;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.JournalContract.TailRecord;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What should not happen on the journal's loop: errors of the machine, of ours, of listeners. */
class RedisFaultsTest {
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId OTHER_TABLE = StreamId.table("HCKR2B7W4XFG", 4);

  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  @TempDir Path folder;

  private RedisServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = RedisServer.start(folder);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private RedisJournal open() {
    return RedisJournal.open(server.address(), LIMITS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  @DisplayName("[J10] an error over an answer fails what it answered, and the next is sent")
  void errorOverAnAnswer() {
    try (RedisLoop loop = new RedisLoop()) {
      var writer =
          new RedisWriter(
              loop,
              server.address(),
              LIMITS,
              Duration.ofSeconds(10),
              connection -> Future.succeededFuture(),
              () -> {});
      var first = new CompletableFuture<String>();
      writer.submit(
          append(
              first,
              (response, again) -> {
                throw new StackOverflowError("by the test");
              }));
      awaitFailure(first, JournalException.class);
      var second = new CompletableFuture<String>();
      writer.submit(append(second, (response, again) -> second.complete("stored")));
      assertThat(await(second)).isEqualTo("stored");
      assertThat(writer.health()).isEqualTo(new Health(true, "", 0));
      var closed = new CompletableFuture<Boolean>();
      writer.close(() -> closed.complete(true));
      assertThat(await(closed)).isTrue();
    }
  }

  @Test
  @DisplayName("[J35] what a frozen Redis finds in its sockets after it was given up is not done")
  void givenUp() throws Exception {
    Duration hasty = Duration.ofMillis(50);
    StreamId workshop = StreamId.workshop("HCKR2B7W4XFG");
    StreamId other = StreamId.workshop("HCKR2B7W4XFH");
    try (RedisJournal journal = RedisJournal.open(server.address(), LIMITS)) {
      journal.clock(InstantSource.system());
      await(journal.appendAt(other, 0, List.of(bytes("stays")), LONGEST));
      server.freeze();

      var appended = journal.appendAt(workshop, 0, List.of(bytes("late")), hasty);
      var deleted = journal.deleteInTime(other, hasty);
      awaitFailure(appended, JournalException.class);
      awaitFailure(deleted, JournalException.class);
      awaitUntil("it is known that Redis does not answer", () -> !journal.health().writable());

      server.thaw();
      await(journal.append(TABLE, bytes("after it")));
      assertThat(await(journal.read(workshop)).entries()).isEmpty();
      assertThat(await(journal.read(other)).entries()).hasSize(1);
      awaitUntil("all is well", () -> journal.health().equals(new Health(true, "", 0)));
    }
  }

  @Test
  @DisplayName("[J36] the start waits for a Redis that still reads its file")
  void loading() throws Exception {
    Path data = Files.createDirectory(folder.resolve("slow"));
    try (RedisServer slow = RedisServer.loading(data, 100, 20_000);
        RedisJournal journal = RedisJournal.open(slow.address(), LIMITS)) {
      await(journal.append(TABLE, bytes("a")));
    }
  }

  @Test
  @DisplayName("[J33] [J37] when the connection over which is read is lost, all are made anew")
  void readingIsLost() {
    try (RedisJournal journal = open()) {
      await(journal.append(TABLE, bytes("a")));
      await(journal.read(TABLE));
      String writing = clients("xadd").getFirst();
      clients("eval").forEach(reading -> server.command("client", "kill", "id", reading));
      awaitUntil("what is written goes over another", () -> !clients("").contains(writing));
      assertThat(await(journal.read(TABLE)).entries()).hasSize(1);
    }
  }

  /** The ids of the connections whose last command begins so. */
  private List<String> clients(String command) {
    return server
        .command("client", "list")
        .lines()
        .filter(line -> line.contains(" cmd=" + command))
        .map(line -> line.substring("id=".length(), line.indexOf(' ')))
        .toList();
  }

  private static QueuedChange append(CompletableFuture<?> done, QueuedChange.Answer answer) {
    return new QueuedChange(
        TABLE.name(),
        new QueuedChange.Append(StreamKeys.of(TABLE), "someone.1", bytes("a")),
        1,
        1,
        done,
        answer);
  }

  @Test
  @DisplayName("[J17] a stream that cannot be read holds up no other's tail, and comes back")
  void unreadableStream() throws Exception {
    String key = StreamKeys.of(TABLE).entries();
    server.command("set", key, "no stream");
    TailRecord broken = new TailRecord();
    TailRecord whole = new TailRecord();
    try (RedisJournal one = open();
        RedisJournal other = open();
        Tail first = other.tail(TABLE, Position.START, broken);
        Tail second = other.tail(OTHER_TABLE, Position.START, whole)) {
      assertThat(List.of(first, second)).hasSize(2);
      await(one.append(OTHER_TABLE, bytes("a")));
      awaitUntil("the whole one is followed", () -> whole.known.contains("a"));

      server.command("del", key);
      server.command("xadd", key, "*", "colour", "blue");
      await(one.append(OTHER_TABLE, bytes("b")));
      awaitUntil("it still is", () -> whole.known.contains("b"));
      awaitFailure(other.read(TABLE), JournalException.class);

      server.command("del", key);
      await(one.append(TABLE, bytes("c")));
      awaitUntil("both are followed", () -> broken.known.contains("c"));
      await(one.append(OTHER_TABLE, bytes("d")));
      awaitUntil("both are followed", () -> whole.known.contains("d"));
    }
  }

  @ParameterizedTest
  @CsvSource({"o,an origin and no entry", "c,no position"})
  @DisplayName("[J17] what only begins like an entry of a journal holds up no other stream's tail")
  void half(String field, String value) throws Exception {
    TailRecord broken = new TailRecord();
    TailRecord whole = new TailRecord();
    try (RedisJournal one = open();
        RedisJournal other = open();
        Tail first = other.tail(TABLE, Position.START, broken);
        Tail second = other.tail(OTHER_TABLE, Position.START, whole)) {
      assertThat(List.of(first, second)).hasSize(2);
      await(one.append(TABLE, bytes("a")));
      await(one.append(OTHER_TABLE, bytes("a")));
      awaitUntil("both are followed", () -> broken.known.contains("a"));
      awaitUntil("both are followed", () -> whole.known.contains("a"));

      server.command("xadd", StreamKeys.of(TABLE).entries(), "*", field, value);
      await(one.append(TABLE, bytes("b")));
      await(one.append(OTHER_TABLE, bytes("b")));
      awaitUntil("the whole one is followed", () -> whole.known.contains("b"));
      await(one.append(OTHER_TABLE, bytes("c")));
      awaitUntil("it still is", () -> whole.known.contains("c"));
    }
  }

  @Test
  @DisplayName("[J13] an error of a tail's listener is its own")
  void errorInTail() throws Exception {
    AtomicInteger errors = new AtomicInteger();
    TailListener broken =
        new TailListener() {
          @Override
          public void appended(Entry entry) {
            errors.incrementAndGet();
            throw new StackOverflowError("by the test");
          }
        };
    TailRecord whole = new TailRecord();
    try (RedisJournal one = open();
        RedisJournal other = open();
        Tail first = other.tail(TABLE, Position.START, broken);
        Tail second = other.tail(OTHER_TABLE, Position.START, whole)) {
      assertThat(List.of(first, second)).hasSize(2);
      for (int i = 1; i <= 3; i++) {
        int count = i;
        await(one.append(TABLE, bytes("" + i)));
        await(one.append(OTHER_TABLE, bytes("" + i)));
        awaitUntil("seen", () -> whole.entries.size() == count && errors.get() == count);
      }
    }
    assertThat(whole.entries).containsExactly("1", "2", "3");
    assertThat(whole.lapses).isEmpty();
  }

  @Test
  @DisplayName("[P2] an error of one who hears is its own")
  void errorInHearing() {
    Neighbours.Listener broken =
        new Neighbours.Listener() {
          @Override
          public void joined() {
            throw new StackOverflowError("by the test");
          }

          @Override
          public void heard(byte[] news) {
            throw new StackOverflowError("by the test");
          }
        };
    RecordedHearing whole = new RecordedHearing();
    try (RedisJournal one = open();
        RedisJournal other = open()) {
      other.neighbours().hear(TABLE, broken);
      other.neighbours().hear(TABLE, whole);
      one.neighbours().hear(OTHER_TABLE, new RecordedHearing());
      awaitUntil("joined", () -> whole.joined.get() > 0);
      awaitUntil(
          "heard",
          () -> {
            one.neighbours().tell(TABLE, bytes("news"));
            return !whole.heard.isEmpty();
          });
      assertThat(whole.heard).containsOnly("news");
    }
  }

  @Test
  @DisplayName("[P4] an error while the time is asked for does not end the asking")
  void errorInClock() {
    AtomicBoolean broken = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    InstantSource machine =
        () -> {
          asked.incrementAndGet();
          if (broken.getAndSet(false)) {
            throw new StackOverflowError("by the test");
          }
          return Instant.EPOCH;
        };
    try (RedisJournal journal = open()) {
      journal.clock(machine, Duration.ofMillis(5));
      broken.set(true);
      awaitUntil("it failed", () -> !broken.get());
      int before = asked.get();
      awaitUntil("it is asked for again", () -> asked.get() > before);
    }
  }
}
