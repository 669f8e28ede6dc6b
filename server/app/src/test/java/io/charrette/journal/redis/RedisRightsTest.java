package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.Journal.Tail;
import io.charrette.journal.JournalContract.TailRecord;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Redis whose user may do what the manual says, or something less. */
class RedisRightsTest {
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  @TempDir Path folder;

  private RedisServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = RedisServer.start(folder);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  /** The rights that the manual names, as one gives them to Redis. */
  static List<String> manual() throws IOException {
    String manual = Files.readString(Path.of("../OPERATING.md"));
    Matcher line = Pattern.compile("(?m)^ACL SETUSER charrette on >\\S+ (.*)$").matcher(manual);
    assertThat(line.find()).as("the manual has the line").isTrue();
    return List.of(line.group(1).split(" "));
  }

  /** Those without which nothing works; what is only nice to know is not among them. */
  static List<String> needed() throws IOException {
    return manual().stream()
        .filter(right -> !right.startsWith("-"))
        .filter(right -> !List.of("+hello", "+auth", "+info", "+config|get").contains(right))
        .toList();
  }

  private RedisAddress give(List<String> rights) {
    List<String> words = new ArrayList<>(List.of("acl", "setuser", "charrette", "reset", "on"));
    words.add(">secret");
    words.addAll(rights);
    assertThat(server.command(words.toArray(String[]::new)).strip()).isEqualTo("OK");
    return RedisAddress.parse("redis://charrette:secret@127.0.0.1:" + server.port());
  }

  @Test
  @DisplayName("[J34] the rights that the manual names are enough for all that a journal does")
  void exactly() throws Exception {
    RedisAddress address = give(manual());
    TailRecord seen = new TailRecord();
    RecordedHearing heard = new RecordedHearing();
    try (RedisJournal one = RedisJournal.open(address, LIMITS);
        RedisJournal two = RedisJournal.open(address, LIMITS);
        Tail tail = two.tail(TABLE, Position.START, seen)) {
      assertThat(tail).isNotNull();
      assertThat(server.command("dbsize").strip()).as("nothing is left of trying").isEqualTo("0");
      assertThat(one.describe()).contains("on the Redis server's disk");
      two.neighbours().hear(TABLE, heard);
      one.neighbours().hear(WORKSHOP, new RecordedHearing()).close();
      awaitUntil(
          "heard",
          () -> {
            one.neighbours().tell(TABLE, bytes("news"));
            return !heard.heard.isEmpty();
          });
      assertThat(one.clock(InstantSource.system()).instant()).isNotNull();

      await(one.append(TABLE, bytes("a")));
      List.of(one.append(TABLE, bytes("b")), one.append(TABLE, bytes("c")))
          .forEach(appended -> await(appended));
      awaitUntil("followed", () -> seen.known.contains("c"));
      await(one.checkpoint(TABLE, await(one.read(TABLE)).end(), bytes("abc")));
      assertThat(await(one.appendAt(WORKSHOP, 0, List.of(bytes("1"), bytes("2"))))).isEqualTo(2);
      assertThat(await(one.checkpointAt(WORKSHOP, 2, bytes("2"), bytes("12")))).isTrue();
      await(one.keep(TABLE, 60_000, bytes("note"), bytes("state")));
      assertThat(await(one.moments(TABLE))).hasSize(1);
      assertThat(await(one.moment(TABLE, 60_000))).isPresent();
      await(one.forget(TABLE, List.of(60_000L)));
      assertThat(await(one.read(WORKSHOP)).end()).isEqualTo(new Position(0, 2));
      await(one.delete(TABLE));
      await(one.delete(WORKSHOP));
      assertThat(one.health().writable()).isTrue();
      assertThat(one.health().problem()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("needed")
  @DisplayName("[J34] without one of them the start is refused and says which")
  void missing(String right) throws Exception {
    RedisAddress address = give(manual().stream().filter(each -> !each.equals(right)).toList());
    assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(" no right to " + right + " (")
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("[J34] all that is missing is named at once")
  void severalMissing() throws Exception {
    List<String> less = List.of("+xadd", "+xread", "&charrette:*");
    RedisAddress address = give(manual().stream().filter(each -> !less.contains(each)).toList());
    assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
        .hasMessageContaining(" no right to +xadd +xread &charrette:* (");
  }

  @Test
  @DisplayName(
      "[J34] [J10] a right that is taken away and given back: nothing is lost, and it is told")
  void takenAway() throws Exception {
    RedisAddress address = give(manual());
    RecordedHearing heard = new RecordedHearing();
    try (RedisJournal journal = RedisJournal.open(address, LIMITS)) {
      journal.neighbours().hear(TABLE, heard);
      awaitUntil("joined", () -> heard.joined.get() == 1);
      server.command("acl", "setuser", "charrette", "-xadd");
      var first = journal.appendAt(WORKSHOP, 0, List.of(bytes("1")));
      var second = journal.append(TABLE, bytes("a"));
      awaitUntil("it is noticed", () -> !journal.health().writable());
      server.command("acl", "setuser", "charrette", "+xadd");
      assertThat(await(first)).isEqualTo(1);
      await(second);

      server.command("acl", "setuser", "charrette", "resetchannels");
      awaitUntil("it is noticed", () -> journal.health().problem().contains("do not see"));
      assertThat(journal.health().writable()).isTrue();
      server.command("acl", "setuser", "charrette", "&charrette:*");
      awaitUntil("heard again", () -> journal.health().problem().isEmpty());
      awaitUntil("joined again", () -> heard.joined.get() > 1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
