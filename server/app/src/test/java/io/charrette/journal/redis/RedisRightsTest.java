package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis whose user may do what the manual says, or something less. */
class RedisRightsTest {
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  private static final String USER = "charrette:secret@";

  /** Without these it works, and knows less. */
  private static final Set<String> USEFUL =
      Set.of("+hello", "+auth", "+info", "+config|get", "+sentinel|master");

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
    return manual("~");
  }

  /** The rights in that line of the manual that begins them so. */
  static List<String> manual(String first) throws IOException {
    String manual = Files.readString(Path.of("../OPERATING.md"));
    Matcher line =
        Pattern.compile("(?m)^ACL SETUSER charrette on >\\S+ (\\Q" + first + "\\E.*)$")
            .matcher(manual);
    assertThat(line.find()).as("the manual has the line").isTrue();
    return List.of(line.group(1).split(" "));
  }

  /** Those without which nothing works; what is only nice to know is not among them. */
  static List<String> needed() throws IOException {
    return neededOf(manual());
  }

  private static List<String> neededOf(List<String> rights) {
    return rights.stream()
        .filter(right -> !right.startsWith("-") && !USEFUL.contains(right))
        .toList();
  }

  private RedisAddress give(List<String> rights) {
    assertThat(server.command(setUser(rights)).strip()).isEqualTo("OK");
    return RedisAddress.parse("redis://" + USER + "127.0.0.1:" + server.port());
  }

  /** The command line that gives somebody these rights and no others. */
  static String[] setUser(List<String> rights) {
    List<String> words = new ArrayList<>(List.of("acl", "setuser", "charrette", "reset", "on"));
    words.add(">secret");
    words.addAll(rights);
    return words.toArray(String[]::new);
  }

  static List<String> without(List<String> rights, String right) {
    return rights.stream().filter(each -> !each.equals(right)).toList();
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
      assertThat(await(one.appendAt(WORKSHOP, 0, List.of(bytes("1"), bytes("2")), LONGEST)))
          .isEqualTo(2);
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
  @DisplayName("[J34] a database other than the first needs one more, as the manual says")
  void otherDatabase() throws Exception {
    List<String> rights = new ArrayList<>(manual());
    String address = "redis://" + USER + "127.0.0.1:" + server.port() + "/1";
    give(rights);
    assertThatThrownBy(() -> RedisJournal.open(RedisAddress.parse(address), LIMITS))
        .hasMessageContaining(" no right to +select (");
    rights.add("+select");
    give(rights);
    try (RedisJournal journal = RedisJournal.open(RedisAddress.parse(address), LIMITS)) {
      await(journal.append(TABLE, bytes("a")));
      assertThat(server.command("-n", "1", "dbsize").strip()).isEqualTo("1");
    }
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
      var first = journal.appendAt(WORKSHOP, 0, List.of(bytes("1")), LONGEST);
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

      server.command("acl", "setuser", "charrette", "-publish");
      awaitUntil("others are not told", () -> tellsOthers(journal).contains("do not see"));
      assertThat(journal.health().problem()).contains("NOPERM").doesNotContain("secret");
      assertThat(journal.health().writable()).isTrue();
      server.command("acl", "setuser", "charrette", "+publish");
      awaitUntil("they are again", () -> tellsOthers(journal).isEmpty());
    }
  }

  /** Tells something, and what is wrong by now. */
  private static String tellsOthers(RedisJournal journal) {
    journal.neighbours().tell(TABLE, bytes("news"));
    return journal.health().problem();
  }

  @Test
  @DisplayName("[J34] [J38] behind sentinels: theirs, and the one to know a master by")
  void sentinels() throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      RedisAddress address = redis.addressFor(USER);
      List<String> theirs = manual("&");
      redis.command(setUser(theirs));
      redis.replica().command(setUser(manual()));

      redis.master().command(setUser(without(manual(), "+info")));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .hasMessageContaining(" no right to +info (");

      redis.master().command(setUser(manual()));
      for (String needed : neededOf(theirs)) {
        redis.command(setUser(without(theirs, needed)));
        assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
            .as(needed)
            .isInstanceOf(JournalException.class)
            .hasMessageContaining(" no right to " + needed + " (")
            .hasMessageNotContaining("secret");
      }

      redis.command(setUser(theirs));
      try (RedisJournal journal = RedisJournal.open(address, LIMITS)) {
        await(journal.append(TABLE, bytes("a")));
        assertThat(journal.health().problem()).isEmpty();
        redis.command("acl", "setuser", "charrette", "resetchannels");
        awaitUntil(
            "it is told that no sentinel is heard",
            () -> journal.health().problem().contains("noticed some seconds late"));
        assertThat(journal.health().writable()).isTrue();
        redis.command(setUser(theirs));
        awaitUntil("heard again", () -> journal.health().problem().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @DisplayName("[J34] one of three sentinels that does not know us, or lets us do less, is named")
  void oneSentinel(int which) throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder, 3)) {
      RedisAddress address = redis.addressFor(USER);
      List<String> theirs = manual("&");
      redis.replica().command(setUser(manual()));
      redis.master().command(setUser(manual()));
      int other = redis.ports().get(which);
      for (int port : redis.ports()) {
        if (port != other) {
          RedisServer.command(port, setUser(theirs));
        }
      }
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .as("who is nobody there")
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("sentinel 127.0.0.1:" + other + " refuses: WRONGPASS ")
          .hasMessageNotContaining("secret");
      RedisServer.command(other, setUser(without(theirs, "&*")));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .hasMessageContaining("sentinel 127.0.0.1:" + other + " lets us in, but gives its user")
          .hasMessageContaining(" no right to &* (");
      RedisServer.command(other, setUser(theirs));
      RedisJournal.open(address, LIMITS).close();
    }
  }

  /** All without which a server that takes over could not be used, or not be told from another. */
  private static List<String> neededOfReplica() throws IOException {
    List<String> rights = new ArrayList<>(needed());
    rights.add("+info");
    return rights;
  }

  @Test
  @DisplayName("[J34] a replica that sentinels may promote has users of its own, and is tried, too")
  void replica() throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      RedisAddress address = redis.addressFor(USER);
      RedisServer replica = redis.replica();
      String at = "Redis at replica 127.0.0.1:" + replica.port();
      redis.command(setUser(manual("&")));
      redis.master().command(setUser(manual()));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .as("who is nobody there")
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(at + " refuses: WRONGPASS ")
          .hasMessageNotContaining("secret");
      for (String right : neededOfReplica()) {
        replica.command(setUser(without(manual(), right)));
        assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
            .as(right)
            .isInstanceOf(JournalException.class)
            .hasMessageContaining(
                at + " lets us in, but gives its user no right to " + right + " (")
            .hasMessageNotContaining("secret");
      }

      replica.command(setUser(without(manual(), "+del")));
      redis.master().command(setUser(without(manual(), "+xadd")));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .as("all at once")
          .hasMessageContaining(" (its master) lets us in, but gives its user no right to +xadd; ")
          .hasMessageContaining(at + " lets us in, but gives its user no right to +del (");

      replica.command(setUser(manual()));
      redis.master().command(setUser(manual()));
      try (RedisJournal journal = RedisJournal.open(address, LIMITS)) {
        await(journal.append(TABLE, bytes("a")));
        redis.failOver();
        awaitUntil("the replica is the master", redis::agree);
        await(journal.append(TABLE, bytes("b")));
        assertThat(replica.command("dbsize").strip()).as("nothing else is left").isEqualTo("1");
      }
    }
  }

  @Test
  @DisplayName("[J34] a replica that asks for a password where the address has none keeps it, too")
  void replicaWithPassword() throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      RedisServer replica = redis.replica();
      replica.command("config", "set", "requirepass", "secret");
      assertThatThrownBy(() -> RedisJournal.open(redis.address(), LIMITS))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("Redis at replica 127.0.0.1:" + replica.port())
          .hasMessageContaining("NOAUTH");
    }
  }

  @Test
  @DisplayName("[J34] a replica that is away, or is never promoted, keeps no server from starting")
  void replicaUntried() throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      redis.command(setUser(manual("&")));
      redis.master().command(setUser(manual()));
      redis.replica().command("config", "set", "replica-priority", "0");
      awaitUntil(
          "the sentinel has asked it",
          () -> redis.command("sentinel", "replicas", "talks").contains("slave-priority\n0\n"));
      RedisJournal.open(redis.addressFor(USER), LIMITS).close();

      redis.replica().command("config", "set", "replica-priority", "100");
      awaitUntil(
          "the sentinel has asked it",
          () -> redis.command("sentinel", "replicas", "talks").contains("slave-priority\n100\n"));
      redis.replica().kill();
      RedisJournal.open(redis.addressFor(USER), LIMITS).close();
    }
  }

  @Test
  @DisplayName("[J34] a replica of a cluster's node has users of its own, and is tried, too")
  void clusterReplica() throws Exception {
    List<String> rights = new ArrayList<>(manual());
    rights.addAll(List.of("+cluster|slots", "+asking"));
    String busOfMaster = "" + RedisServer.freePort();
    String busOfReplica = "" + RedisServer.freePort();
    try (RedisServer master = clustered("master", busOfMaster);
        RedisServer replica = clustered("replica", busOfReplica)) {
      master.command("cluster", "addslotsrange", "0", "16383");
      replica.command("cluster", "meet", "127.0.0.1", "" + master.port(), busOfMaster);
      String id = master.command("cluster", "myid").strip();
      awaitUntil(
          "the replica follows",
          () -> replica.command("cluster", "replicate", id).startsWith("OK"));
      awaitUntil(
          "the master knows it",
          () ->
              master.command("cluster", "info").contains("cluster_state:ok")
                  && master.command("cluster", "slots").contains("" + replica.port()));
      RedisAddress address =
          RedisAddress.parse("redis+cluster://" + USER + "127.0.0.1:" + master.port());
      String at = "Redis at node 127.0.0.1:" + replica.port();
      master.command(setUser(rights));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .as("who is nobody there")
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("redis://127.0.0.1:" + replica.port() + ": WRONGPASS ")
          .hasMessageNotContaining("secret");
      List<String> each = new ArrayList<>(needed());
      each.add("+asking");
      for (String right : each) {
        replica.command(setUser(without(rights, right)));
        assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
            .as(right)
            .hasMessageContaining(
                at + " lets us in, but gives its user no right to " + right + " (")
            .hasMessageNotContaining("secret");
      }
      // Whichever node the client asks first may be this one, and then that is all it says.
      replica.command(setUser(without(rights, "+cluster|slots")));
      assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
          .hasMessageContaining(" no right to +cluster|slots (")
          .hasMessageNotContaining("secret");
      replica.command(setUser(rights));
      RedisJournal.open(address, LIMITS).close();
    }
  }

  private RedisServer clustered(String name, String busPort) throws IOException {
    Path of = Files.createDirectory(folder.resolve(name));
    return RedisServer.start(
        of,
        "--cluster-enabled",
        "yes",
        "--cluster-node-timeout",
        "2000",
        "--cluster-port",
        busPort,
        "--repl-diskless-sync-delay",
        "0");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
