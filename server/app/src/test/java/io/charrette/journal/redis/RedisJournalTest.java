package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.Journal.Tail;
import io.charrette.journal.JournalContract;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import io.charrette.journal.redis.RedisPromises.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real Redis, and what is of Redis alone: several processes, its death. */
class RedisJournalTest extends JournalContract {
  private static final long SEED = 20260215;

  /** Comes back noticeably later than who has the usual limits. */
  private static final JournalLimits SLOW =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(200), Duration.ofMillis(200));

  @TempDir Path folder;

  private @Nullable RedisServer server;

  private RedisServer server() {
    try {
      if (server == null) {
        server = RedisServer.start(folder);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected RedisJournal open(JournalLimits limits) throws IOException {
    return RedisJournal.open(server().address(), limits);
  }

  @Override
  protected void refuse() throws IOException {
    server().kill();
  }

  @Override
  protected void relent() throws IOException {
    server().start();
  }

  @Override
  protected void refuseForGood(StreamId stream) {
    server().command("set", StreamKeys.of(stream).entries(), "no stream");
  }

  @Override
  protected void relent(StreamId stream) {
    server().command("del", StreamKeys.of(stream).entries());
  }

  @AfterEach
  void stopServer() throws IOException {
    journal.close();
    server().close();
  }

  @Test
  @DisplayName("[J13] two processes see each other's entries, in order, once, and not their own")
  void twoProcesses() throws Exception {
    TailRecord seenByOne = new TailRecord();
    TailRecord seenByOther = new TailRecord();
    try (RedisJournal other = open(LIMITS);
        Tail one = journal.tail(TABLE, Position.START, seenByOne);
        Tail two = other.tail(TABLE, Position.START, seenByOther)) {
      assertThat(List.of(one, two)).hasSize(2);
      List<CompletionStage<Position>> appended = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        appended.add(journal.append(TABLE, bytes("one " + i)));
        appended.add(other.append(TABLE, bytes("other " + i)));
      }
      Position end = appended.stream().map(Patience::await).max(Position::compareTo).orElseThrow();
      awaitUntil("one has seen all", () -> seenByOne.reached.contains(end));
      awaitUntil("the other has seen all", () -> seenByOther.reached.contains(end));
    }
    assertThat(seenByOne.entries)
        .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(i -> "other " + i).toList());
    assertThat(seenByOther.entries)
        .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(i -> "one " + i).toList());
  }

  @Test
  @DisplayName("[J6] of two processes that expect the same version exactly one wins, every time")
  void rivalProcesses() throws Exception {
    try (RedisJournal other = open(LIMITS)) {
      for (int version = 0; version < 50; version++) {
        var one = journal.appendAt(WORKSHOP, version, List.of(bytes("one")), LONGEST);
        var two = other.appendAt(WORKSHOP, version, List.of(bytes("two")), LONGEST);
        long winners =
            List.of(one, two).stream()
                .filter(rival -> await(rival.handle((v, e) -> e == null)))
                .count();
        assertThat(winners).isEqualTo(1);
      }
    }
    assertThat(read(WORKSHOP).end()).isEqualTo(new Position(0, 50));
  }

  @Test
  @DisplayName("[J13] a tail of a counted stream gives every number once")
  void tailOfCounted() throws Exception {
    TailRecord seen = new TailRecord();
    try (RedisJournal other = open(LIMITS);
        Tail tail = other.tail(WORKSHOP, Position.START, seen)) {
      assertThat(tail).isNotNull();
      for (int version = 0; version < 100; version += 2) {
        await(
            journal.appendAt(
                WORKSHOP,
                version,
                List.of(bytes("" + version), bytes("" + (version + 1))),
                LONGEST));
      }
      awaitUntil("all seen", () -> seen.reached.contains(new Position(0, 100)));
    }
    assertThat(seen.lapses).isEmpty();
    assertThat(seen.entries)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> "" + i).toList());
  }

  @Test
  @DisplayName("[J14] a tail that a checkpoint has overtaken is given the stream afresh")
  void overtaken() throws Exception {
    Position start = await(journal.append(TABLE, bytes("seen")));
    await(journal.append(TABLE, bytes("missed")));
    await(journal.checkpoint(TABLE, read(TABLE).end(), bytes("seen, missed")));
    await(journal.append(TABLE, bytes("after")));
    TailRecord table = new TailRecord();
    await(journal.appendAt(WORKSHOP, 0, List.of(bytes("1"), bytes("2"), bytes("3")), LONGEST));
    await(journal.checkpointAt(WORKSHOP, 3, bytes("3"), bytes("123")));
    TailRecord workshop = new TailRecord();
    try (RedisJournal other = open(LIMITS);
        Tail one = other.tail(TABLE, start, table);
        Tail two = other.tail(WORKSHOP, new Position(0, 1), workshop)) {
      assertThat(List.of(one, two)).hasSize(2);
      awaitUntil("both lapsed", () -> table.lapses.size() + workshop.lapses.size() == 2);
      assertThat(table.lapses.getFirst().checkpoint()).isEqualTo(bytes("seen, missed"));
      assertThat(texts(table.lapses.getFirst())).containsExactly("after");
      assertThat(workshop.lapses.getFirst().checkpoint()).isEqualTo(bytes("123"));
      await(journal.append(TABLE, bytes("goes on")));
      await(journal.appendAt(WORKSHOP, 3, List.of(bytes("4")), LONGEST));
      awaitUntil("both go on", () -> table.entries.size() + workshop.entries.size() == 2);
      assertThat(table.entries).containsExactly("goes on");
      assertThat(workshop.entries).containsExactly("4");
    }
  }

  @Test
  @DisplayName("[J14] a checkpoint that covers no more than was seen disturbs no tail")
  void notOvertaken() throws Exception {
    TailRecord seen = new TailRecord();
    TailRecord seenOfWorkshop = new TailRecord();
    try (RedisJournal other = open(LIMITS);
        Tail one = other.tail(TABLE, Position.START, seen);
        Tail two = other.tail(WORKSHOP, Position.START, seenOfWorkshop)) {
      assertThat(List.of(one, two)).hasSize(2);
      for (int i = 0; i < 5; i++) {
        Position end = await(journal.append(TABLE, bytes("" + i)));
        await(journal.appendAt(WORKSHOP, i, List.of(bytes("" + i)), LONGEST));
        Position version = new Position(0, i + 1);
        awaitUntil("seen", () -> seen.reached.contains(end));
        awaitUntil("seen", () -> seenOfWorkshop.reached.contains(version));
        await(journal.checkpoint(TABLE, end, bytes("up to " + i)));
        await(journal.checkpointAt(WORKSHOP, i + 1, bytes("" + i), bytes("up to " + i)));
      }
      await(journal.append(TABLE, bytes("5")));
      awaitUntil("the last is seen", () -> seen.entries.size() == 6);
    }
    assertThat(seen.lapses).isEmpty();
    assertThat(seenOfWorkshop.lapses).isEmpty();
    assertThat(seenOfWorkshop.entries).hasSize(5);
  }

  @Test
  @DisplayName(
      "[J8] two processes may make checkpoints at once; nothing is lost and the further stays")
  void concurrentCheckpoints() throws Exception {
    try (RedisJournal other = open(LIMITS)) {
      List<Position> positions = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        positions.add(await(journal.append(TABLE, bytes("" + i))));
      }
      List<CompletionStage<Void>> checkpoints = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        RedisJournal by = i % 2 == 0 ? other : (RedisJournal) journal;
        int upTo = (i * 37) % 90;
        checkpoints.add(by.checkpoint(TABLE, positions.get(upTo), bytes("up to " + upTo)));
      }
      checkpoints.forEach(Patience::await);
      assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("up to 89"));
      assertThat(texts(read(TABLE)))
          .containsExactly("90", "91", "92", "93", "94", "95", "96", "97", "98", "99");
    }
  }

  @Test
  @DisplayName(
      "[J8] a checkpoint of more than Redis still has stands, and what follows comes after")
  void checkpointBeyondTheEnd() throws Exception {
    // Redis came back without its last entries, which a process still holds in memory.
    Position first = await(journal.append(TABLE, bytes("kept")));
    Position lost = new Position(first.high() + 3_600_000, 5);
    await(journal.checkpoint(TABLE, lost, bytes("kept and lost")));
    assertThat(await(journal.append(TABLE, bytes("after")))).isGreaterThan(lost);
    assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("kept and lost"));
    assertThat(texts(read(TABLE))).containsExactly("after");
  }

  @Test
  @DisplayName("[J2] Redis killed while entries stream in: nothing acknowledged is lost")
  void killedInMidAppend() throws Exception {
    Random random = new Random(SEED);
    List<CompletionStage<Position>> appended = new ArrayList<>();
    List<CompletionStage<Long>> counted = new ArrayList<>();
    for (int kill = 0; kill < 5; kill++) {
      int untilKill = 200 + random.nextInt(800);
      for (int i = 0; i < untilKill + 200; i++) {
        if (i == untilKill) {
          await(appended.get(appended.size() - 150 + random.nextInt(100)));
          server().kill();
        }
        appended.add(journal.append(TABLE, bytes("" + appended.size())));
        if (i % 10 == 0) {
          counted.add(journal.appendAt(WORKSHOP, counted.size(), List.of(bytes("event")), LONGEST));
        }
      }
      server().start();
    }
    appended.forEach(Patience::await);
    List<Long> versions = counted.stream().map(Patience::await).toList();
    assertThat(versions)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, counted.size()).mapToObj(Long::valueOf).toList());
    assertThat(read(WORKSHOP).entries()).hasSameSizeAs(counted);
    assertThat(texts(read(TABLE)).stream().distinct())
        .as("seed " + SEED)
        .containsExactlyElementsOf(
            IntStream.range(0, appended.size()).mapToObj(i -> "" + i).toList());
  }

  @Test
  @DisplayName("[J10] a counted append whose answer was lost is recognised, not told a conflict")
  void lostAnswer() throws Exception {
    // What the first try left behind: the entry, with its origin, and no answer.
    StreamKeys keys = StreamKeys.of(WORKSHOP);
    RedisLoop loop = new RedisLoop();
    RedisLink link = new RedisLink(loop, server().address(), Duration.ofSeconds(5), () -> {});
    List<byte[]> entries = List.of(bytes("a"), bytes("b"));
    var request = Scripts.appendAt(keys, "someone.7", 0, 0, CommonTime.TIME, entries);
    for (int tries = 0; tries < 3; tries++) {
      var answer = await(loop.call(() -> link.send(request)));
      assertThat(answer.get(0).toLong()).isEqualTo(Scripts.DONE);
      assertThat(answer.get(1).toLong()).isEqualTo(2);
    }
    assertThat(texts(read(WORKSHOP))).containsExactly("a", "b");
    await(journal.appendAt(WORKSHOP, 2, List.of(bytes("c")), LONGEST));
    assertThat(await(loop.call(() -> link.send(request))).get(0).toLong()).isEqualTo(Scripts.DONE);
    await(journal.checkpointAt(WORKSHOP, 3, bytes("c"), bytes("abc")));
    assertThat(await(loop.call(() -> link.send(request))).get(0).toLong())
        .isEqualTo(Scripts.COVERED);
    loop.close();
    assertThat(
            awaitFailure(
                    journal.appendAt(WORKSHOP, 0, List.of(bytes("x")), LONGEST),
                    VersionConflictException.class)
                .actualVersion())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("[J10] [J14] a tail outlives Redis, whose new entries come before it is there again")
  void tailComesBackLast() throws Exception {
    tailOutlivesRedis(LIMITS, SLOW);
  }

  @Test
  @DisplayName("[J10] [J14] a tail outlives Redis, whose new entries come after it is there again")
  void tailComesBackFirst() throws Exception {
    tailOutlivesRedis(SLOW, LIMITS);
  }

  /** What is appended while Redis is away comes afresh or as news, whoever is there first. */
  private void tailOutlivesRedis(JournalLimits appending, JournalLimits following)
      throws Exception {
    reopen(appending);
    TailRecord seen = new TailRecord();
    try (RedisJournal other = open(following);
        Tail tail = other.tail(TABLE, Position.START, seen)) {
      assertThat(tail).isNotNull();
      await(journal.append(TABLE, bytes("before")));
      awaitUntil("seen", () -> seen.entries.contains("before"));
      server().kill();
      awaitUntil("both know", () -> !journal.health().writable() && !other.health().writable());
      assertThat(journal.health().problem()).contains("127.0.0.1:" + server().port());
      awaitFailure(journal.read(TABLE), JournalException.class);
      var during = journal.append(TABLE, bytes("during"));
      server().start();
      await(during);
      awaitUntil("told afresh", () -> !seen.lapses.isEmpty());
      awaitUntil("what came meanwhile is known", () -> seen.known.contains("during"));
      await(journal.append(TABLE, bytes("after")));
      awaitUntil("what comes now is known", () -> seen.known.contains("after"));
      awaitUntil("both know", () -> journal.health().writable() && other.health().writable());
      assertThat(seen.known.stream().distinct()).containsExactly("before", "during", "after");
    }
  }

  @Test
  @DisplayName("[J10] a Redis that stops answering without a word is noticed, and nothing is lost")
  void frozen() throws Exception {
    journal.close();
    journal = RedisJournal.open(server().address(), LIMITS, Duration.ofMillis(200));
    await(journal.append(TABLE, bytes("before")));
    server().freeze();
    var during = journal.append(TABLE, bytes("during"));
    var counted = journal.appendAt(WORKSHOP, 0, List.of(bytes("event")), LONGEST);
    awaitUntil("it is noticed", () -> !journal.health().writable());
    assertThat(journal.health().problem()).contains("does not answer");
    awaitFailure(journal.read(TABLE), JournalException.class);
    server().thaw();
    await(during);
    assertThat(await(counted)).isEqualTo(1);
    assertThat(texts(read(TABLE)).stream().distinct()).containsExactly("before", "during");
    assertThat(texts(read(WORKSHOP))).containsExactly("event");
  }

  @Test
  @DisplayName(
      "[J10] what follows a refused entry on its stream waits for it, also if it would be taken")
  void nothingOvertakes() throws Exception {
    // The start has tried deleting, too.
    server().command("config", "resetstat");
    // Without memory Redis refuses to add, and still deletes.
    server().command("config", "set", "maxmemory", "1");
    var append = journal.append(TABLE, bytes("to be deleted"));
    var delete = journal.delete(TABLE);
    awaitUntil("it is told", () -> journal.health().problem().contains("OOM"));
    awaitUntil("it was tried again", () -> refusals() > 1);
    assertThat(server().command("info", "commandstats")).doesNotContain("cmdstat_del:");
    assertThat(delete.toCompletableFuture()).isNotDone();
    server().command("config", "set", "maxmemory", "0");
    await(append);
    await(delete);
    assertThat(read(TABLE).entries()).isEmpty();
  }

  @Test
  @DisplayName("[J1] [J10] when Redis refuses an entry and would take the next, their order stays")
  void orderOutlivesRefusal() throws Exception {
    server()
        .command(
            "eval",
            "redis.call('XADD', KEYS[1], '*', 'o', 'x', 'e', string.rep('x', 8388608))",
            "1",
            StreamKeys.of(OTHER_TABLE).entries());
    server().command("config", "set", "maxmemory", "" + (usedMemory() - (4 << 20)));
    // All in one batch, in the midst of which there is memory again.
    server().freeze();
    var appended = new ArrayList<CompletionStage<?>>();
    appended.add(journal.append(WORKSHOP, bytes("lets the others gather")));
    appended.add(journal.append(TABLE, bytes("first")));
    appended.add(journal.delete(OTHER_TABLE));
    appended.add(journal.append(TABLE, bytes("second")));
    server().thaw();
    appended.forEach(Patience::await);
    assertThat(refusals()).isPositive();
    assertThat(texts(read(TABLE))).containsExactly("first", "second");
  }

  /** How often Redis refused to add an entry. */
  private long refusals() {
    return told("commandstats", "cmdstat_xadd:.*rejected_calls=");
  }

  private long usedMemory() {
    return told("memory", "used_memory:");
  }

  /** The number that follows in a section of what Redis tells of itself; 0 when there is none. */
  private long told(String section, String before) {
    var number = Pattern.compile(before + "(\\d+)").matcher(server().command("info", section));
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  @Test
  @DisplayName("[J12] closing while Redis is away ends, and says what was not written")
  void closeWhileAway() throws Exception {
    server().kill();
    var append = journal.append(TABLE, bytes("a"));
    journal.close();
    assertThat(awaitFailure(append, JournalException.class)).hasMessageContaining("Redis at");
  }

  @Test
  @DisplayName("[J15] it tells what the server's word is worth")
  void promises() throws Exception {
    assertThat(journal.describe())
        .contains("redis://127.0.0.1:" + server().port())
        .contains("Saved means on the Redis server's disk");
    assertThat(promises("7.0.15", "no", "everysec", "no", "noeviction", 0))
        .contains("WARNING")
        .contains("memory only");
    assertThat(promises("7.0.15", "yes", "everysec", "no", "allkeys-lru", 0))
        .contains("every second")
        .contains("allkeys-lru")
        .doesNotContain("replicas", "anew");
    assertThat(promises("7.0.15", "yes", "always", "yes", "noeviction", 2))
        .contains("on the Redis server's disk")
        .contains("no-appendfsync-on-rewrite yes")
        .contains("does not wait for replicas");
    assertThat(of("7.0.15", "yes", "always", "no", "", 0, "0", "10").inWords(true))
        .contains("does not wait for replicas")
        .contains("Set min-replicas-to-write 1 and min-replicas-max-lag 2");
    assertThat(of("7.0.15", "yes", "always", "no", "", 1, "1", "2").inWords(true))
        .contains("takes nothing unless 1 of them followed in the last 2 s")
        .doesNotContain("WARNING");
    assertThat(of("7.0.15", "yes", "always", "no", "", 1, "1", "0").inWords(true))
        .as("a lag of 0 switches it off")
        .contains("WARNING: it also takes what no replica follows")
        .contains("Set min-replicas-to-write 1 and min-replicas-max-lag 2");
    assertThat(of("7.0.15", "yes", "always", "no", "", 1, "1", "10").inWords(true))
        .contains("followed in the last 10 s")
        .contains("WARNING: what it takes in that time may be lost")
        .contains("Set min-replicas-to-write 1 and min-replicas-max-lag 2");
    assertThat(of("7.0.15", "yes", "always", "no", "", 0, "", "").inWords(true))
        .as("it does not tell")
        .contains("Set min-replicas-to-write 1 and min-replicas-max-lag 2");
    assertThat(of("7.0.15", "yes", "always", "no", "", 1, "1", "").inWords(true))
        .as("it does not tell all")
        .contains("does not tell whether it also takes what no replica follows.");
    assertThat(promises("", "", "", "", "", 0)).contains("does not tell");
    assertThat(of("6.0.16", "", "", "", "", 0, "", "").tooOld()).isTrue();
    assertThat(of("6.2.0", "", "", "", "", 0, "", "").tooOld()).isFalse();
  }

  @Test
  @DisplayName("[J15] of several servers the weakest counts, and where they differ is told")
  void differing() {
    JointPromise joint = new JointPromise(new LinkedHashMap<>());
    SequencedMap<String, RedisPromises> all = joint.byPlace();
    all.put("its master", of("7.0.15", "yes", "always", "no", "noeviction", 2, "1", "2"));
    all.put("replica a:1", of("7.0.15", "yes", "always", "no", "volatile-lru", 0, "1", "1"));
    assertThat(joint.versions()).isEqualTo("7.0.15");
    assertThat(joint.inWords(true))
        .contains("Saved means on the Redis server's disk.")
        .contains("takes nothing unless 1 of them followed in the last 2 s")
        .doesNotContain("noeviction")
        .contains("not set alike")
        .endsWith(": min-replicas-max-lag is 2 at its master, 1 at replica a:1.");
    all.put("replica b:2", of("6.2.7", "yes", "everysec", "yes", "allkeys-lru", 0, "0", "0"));
    all.put("replica c:3", of("", "", "", "", "", 0, "", ""));
    assertThat(joint.versions()).isEqualTo("7.0.15 and 6.2.7");
    assertThat(joint.inWords(true))
        .contains("it does not tell how it writes to disk")
        .contains("it also takes what no replica follows")
        .contains("drops data when its memory is full (maxmemory-policy allkeys-lru)")
        .contains("appendonly is yes at its master and replica a:1 and replica b:2, not told at")
        .contains("no-appendfsync-on-rewrite is no at its master and replica a:1, yes at replica b")
        .contains("min-replicas-to-write is 1 at its master and replica a:1, 0 at replica b:2");
    all.put("replica d:4", of("7.0.15", "no", "always", "no", "noeviction", 0, "1", "2"));
    assertThat(joint.inWords(true))
        .as("what is known is worse than what is not")
        .startsWith("WARNING: Saved means in the Redis server's memory only")
        .contains("no at replica d:4");
  }

  @Test
  @DisplayName("[J15] a value that is not understood is named, and promises nothing")
  void strangeValues() {
    String much = "9".repeat(20);
    for (String strange : List.of("some", "1k", "-1", much)) {
      assertThat(of("7.0.15", "yes", "always", "no", "", 1, strange, "2").inWords(true))
          .contains("does not tell whether")
          .contains("min-replicas-to-write is no number: " + strange);
      assertThat(of("7.0.15", "yes", "always", "no", "", 1, "1", strange).inWords(true))
          .contains("min-replicas-max-lag is no number: " + strange);
    }
    JointPromise joint = new JointPromise(new LinkedHashMap<>());
    joint.byPlace().put("node a:1", of("7.0.15", "yes", "always", "no", "", 0, "1", "2"));
    joint.byPlace().put("node b:2", of("7.0.15", "maybe", "now and then", "", "", 0, much, "soon"));
    assertThat(joint.inWords(true))
        .contains("it does not tell how it writes to disk")
        .contains("min-replicas-to-write is 1 at node a:1, " + much + " at node b:2")
        .contains("min-replicas-max-lag is 2 at node a:1, soon at node b:2");
  }

  private static String promises(
      String version,
      String appendOnly,
      String appendFsync,
      String fsyncPauses,
      String eviction,
      int replicas) {
    return of(version, appendOnly, appendFsync, fsyncPauses, eviction, replicas, "", "")
        .inWords(false);
  }

  private static RedisPromises of(
      String version,
      String appendOnly,
      String appendFsync,
      String fsyncPauses,
      String eviction,
      int replicas,
      String needed,
      String lag) {
    return new RedisPromises(
        version,
        replicas,
        Map.of(
            Setting.APPENDONLY,
            appendOnly,
            Setting.APPENDFSYNC,
            appendFsync,
            Setting.FSYNC_PAUSES,
            fsyncPauses,
            Setting.EVICTION,
            eviction,
            Setting.REPLICAS_NEEDED,
            needed,
            Setting.REPLICAS_LAG,
            lag));
  }

  @Test
  @DisplayName("[J30] a Redis that is not there stops the start in words")
  void notThere() throws Exception {
    RedisAddress nobody = RedisAddress.parse("redis://127.0.0.1:" + RedisServer.freePort());
    assertThatThrownBy(() -> RedisJournal.open(nobody, LIMITS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("cannot be reached");
  }

  @Test
  @DisplayName("[J30] a server that wants a password, and one that forbids questions")
  void passwords() throws Exception {
    Path otherFolder = Files.createDirectory(folder.resolve("other"));
    try (RedisServer guarded =
        RedisServer.start(
            otherFolder,
            "--requirepass",
            "open sesame",
            "--rename-command",
            "CONFIG",
            "",
            "--rename-command",
            "INFO",
            "")) {
      String hostAndPort = "127.0.0.1:" + guarded.port();
      RedisAddress wrong = RedisAddress.parse("redis://" + hostAndPort);
      assertThatThrownBy(() -> RedisJournal.open(wrong, LIMITS))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("NOAUTH");
      RedisAddress right = RedisAddress.parse("redis://:open%20sesame@" + hostAndPort + "/3");
      try (RedisJournal opened = RedisJournal.open(right, LIMITS)) {
        await(opened.append(TABLE, bytes("a")));
        assertThat(opened.describe()).contains("does not tell").doesNotContain("sesame");
      }
    }
  }
}
