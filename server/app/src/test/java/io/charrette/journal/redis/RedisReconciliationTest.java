package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.JournalContract.TailRecord;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that comes back without the end of what it had confirmed to two processes. */
class RedisReconciliationTest {
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");
  private static final StreamId OTHER_WORKSHOP = StreamId.workshop("2B7W4XFGHCKR");
  private static final StreamId LIST = StreamId.directory();
  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  @TempDir Path folder;

  private RedisServer server;
  private RedisJournal one;
  private RedisJournal two;

  @BeforeEach
  void start() throws IOException {
    server = RedisServer.start(folder);
    one = RedisJournal.open(server.address(), LIMITS);
    two = RedisJournal.open(server.address(), LIMITS);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    server.close();
  }

  /** Appends event after event as long as the text has letters. */
  private static void append(RedisJournal journal, StreamId stream, int version, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      byte[] letter = bytes(letters.substring(i, i + 1));
      await(journal.appendAt(stream, version + i, List.of(letter), LONGEST));
    }
  }

  private void keepAsItIs() throws IOException {
    copy(folder.resolve("appendonlydir"), folder.resolve("older"));
  }

  /** It dies, and comes back as it was when it was kept. */
  private void comeBackOlder() throws IOException {
    server.kill();
    copy(folder.resolve("older"), folder.resolve("appendonlydir"));
    server.start();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> there = Files.list(to)) {
      for (Path file : there.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static String events(RedisJournal journal, StreamId stream) {
    return String.join(
        "",
        await(journal.read(stream)).entries().stream()
            .map(entry -> new String(entry.bytes(), UTF_8))
            .toList());
  }

  @Test
  @DisplayName("[J37] what is missing at the end is stored again, under the same numbers, once")
  void prefix() throws Exception {
    append(one, WORKSHOP, 0, "abc");
    await(one.append(LIST, bytes("first")));
    keepAsItIs();
    TailRecord seen = new TailRecord();
    assertThat(events(two, WORKSHOP)).isEqualTo("abc");
    try (Tail tail = two.tail(WORKSHOP, new Position(0, 3), seen)) {
      assertThat(tail).isNotNull();
      append(one, WORKSHOP, 3, "de");
      awaitUntil("two knows what one did", () -> seen.known.equals(List.of("d", "e")));
      append(two, WORKSHOP, 5, "fg");
      append(one, OTHER_WORKSHOP, 0, "xyz");
      await(two.append(LIST, bytes("second")));
      await(one.append(LIST, bytes("third")));

      comeBackOlder();
      // Each by what it knows: on a busy machine one of them may come later than the other waits.
      awaitUntil("all is back", () -> events(one, WORKSHOP).equals("abcdefg"));
      assertThat(events(two, WORKSHOP)).isEqualTo("abcdefg");
      assertThat(events(two, OTHER_WORKSHOP)).isEqualTo("xyz");
      awaitUntil("the list too", () -> await(one.read(LIST)).entries().size() == 3);
      assertThat(await(one.read(LIST)).entries())
          .extracting(entry -> new String(entry.bytes(), UTF_8))
          .containsExactlyInAnyOrder("first", "second", "third");
      awaitUntil("the tail is given it afresh", () -> !seen.lapses.isEmpty());
      assertThat(seen.known).isEqualTo(List.of("a", "b", "c", "d", "e", "f", "g"));
      append(one, WORKSHOP, 7, "h");
      awaitUntil("it goes on", () -> seen.known.contains("h"));
    }
  }

  @Test
  @DisplayName("[J37] a workshop's event is known still when much has been typed since")
  void typedSince() throws Exception {
    append(one, WORKSHOP, 0, "a");
    keepAsItIs();
    append(one, WORKSHOP, 1, "b");
    StreamId table = StreamId.table("HCKR2B7W4XFG", 1);
    for (int thousands = 0; thousands < 21; thousands++) {
      IntStream.range(0, 1_000)
          .mapToObj(i -> one.append(table, bytes("x")))
          .toList()
          .forEach(appended -> await(appended));
    }
    comeBackOlder();
    awaitUntil("the event is back", () -> events(one, WORKSHOP).equals("ab"));
  }

  @Test
  @DisplayName("[J37] moments that are missing are kept again; of others under those times, those")
  void moments() throws Exception {
    StreamId table = StreamId.table("HCKR2B7W4XFG", 1);
    StreamId deleted = StreamId.table("HCKR2B7W4XFG", 2);
    keep(one, table, 1, "stays");
    keepAsItIs();
    keep(one, table, 2, "of one");
    assertThat(await(one.note(table, 2, bytes("note"), bytes("another")))).isTrue();
    keep(two, table, 3, "of two");
    keep(two, table, 4, "thinned out");
    await(two.forget(table, List.of(4L)));
    keep(one, table, 5, "of one");
    keep(one, deleted, 1, "of a workshop that was deleted");
    await(one.delete(deleted));
    server.kill();
    copy(folder.resolve("older"), folder.resolve("appendonlydir"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    copy(folder.resolve("older"), elsewhere.resolve("appendonlydir"));
    // Somebody went on from there before we could.
    try (RedisServer other = RedisServer.start(elsewhere)) {
      other.command("hset", StreamKeys.of(table).moments(), "s5", "other", "n5", "note");
    }
    copy(elsewhere.resolve("appendonlydir"), folder.resolve("appendonlydir"));
    server.start();
    // Each by what it knows: on a busy machine one of them may come later than the other waits.
    awaitUntil("all is back", () -> times(one, table).equals(List.of(1L, 2L, 3L, 5L)));
    assertThat(moment(two, table, 2)).isEqualTo("of one");
    assertThat(await(two.moments(table)).get(1).note())
        .as("as noted last")
        .isEqualTo(bytes("another"));
    assertThat(moment(one, table, 3)).isEqualTo("of two");
    assertThat(moment(one, table, 5)).isEqualTo("other");
    assertThat(times(one, deleted)).isEmpty();
  }

  private static void keep(RedisJournal journal, StreamId stream, long at, String state) {
    assertThat(await(journal.keep(stream, at, bytes("note"), bytes(state)))).isTrue();
  }

  private static List<Long> times(RedisJournal journal, StreamId stream) {
    return await(journal.moments(stream)).stream().map(Journal.Moment::at).toList();
  }

  private static String moment(RedisJournal journal, StreamId stream, long at) {
    return new String(await(journal.moment(stream, at)).orElseThrow(), UTF_8);
  }

  @Test
  @DisplayName("[J37] a process that has only read a stream before it appended stores that again")
  void readBefore() throws Exception {
    append(one, WORKSHOP, 0, "abc");
    keepAsItIs();
    assertThat(events(two, WORKSHOP)).isEqualTo("abc");
    append(two, WORKSHOP, 3, "d");
    one.close();
    comeBackOlder();
    assertThat(events(two, WORKSHOP)).isEqualTo("abcd");
  }

  @Test
  @DisplayName("[J37] other events under those numbers are believed by everybody")
  void others() throws Exception {
    append(one, WORKSHOP, 0, "abc");
    keepAsItIs();
    append(one, WORKSHOP, 3, "de");
    server.kill();
    copy(folder.resolve("older"), folder.resolve("appendonlydir"));
    String key = StreamKeys.of(WORKSHOP).entries();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    copy(folder.resolve("older"), elsewhere.resolve("appendonlydir"));
    // Somebody went on from there before we could.
    try (RedisServer other = RedisServer.start(elsewhere)) {
      other.command("xadd", key, "0-4", "o", "other.1", "e", "D");
    }
    copy(elsewhere.resolve("appendonlydir"), folder.resolve("appendonlydir"));
    server.start();
    assertThat(events(one, WORKSHOP)).isEqualTo("abcD");
    assertThat(events(two, WORKSHOP)).isEqualTo("abcD");
    assertThat(
            awaitFailure(
                    one.appendAt(WORKSHOP, 5, List.of(bytes("f")), LONGEST),
                    VersionConflictException.class)
                .actualVersion())
        .isEqualTo(4);
    append(one, WORKSHOP, 4, "E");
    // Nor does it come back later.
    comeBackOlder();
    assertThat(events(one, WORKSHOP)).startsWith("abc").doesNotContain("d", "e");
  }

  @Test
  @DisplayName("[J37] a stream that was deleted, and begun anew by another process, stays")
  void begunAnew() throws Exception {
    append(one, WORKSHOP, 0, "abc");
    await(one.delete(WORKSHOP));
    append(two, WORKSHOP, 0, "new");
    two.close();
    keepAsItIs();
    comeBackOlder();
    assertThat(events(one, WORKSHOP)).isEqualTo("new");
  }

  @Test
  @DisplayName("[J37] thousands of events and large ones are stored again in portions")
  void portions() throws Exception {
    append(one, WORKSHOP, 0, "a");
    keepAsItIs();
    List<byte[]> many = Stream.generate(() -> bytes("b")).limit(1_200).toList();
    await(one.appendAt(WORKSHOP, 1, many, LONGEST));
    List<byte[]> large = Stream.generate(() -> new byte[300_000]).limit(9).toList();
    await(one.appendAt(WORKSHOP, 1_201, large, LONGEST));
    comeBackOlder();
    awaitUntil("all is back", () -> await(two.read(WORKSHOP)).end().equals(new Position(0, 1_210)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
