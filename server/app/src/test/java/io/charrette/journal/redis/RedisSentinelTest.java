package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A master dies, a sentinel promotes its replica, and appends go on there. */
class RedisSentinelTest {
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);

  @TempDir Path folder;

  @Test
  @DisplayName("[J10] after a failover appends go on at the new master, in order")
  void failover() throws Exception {
    JournalLimits limits =
        new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    try (RedisSentinel redis = RedisSentinel.start(folder);
        RedisJournal journal = RedisJournal.open(redis.address(), limits)) {
      assertThat(journal.describe()).contains("does not wait for replicas");
      List<CompletionStage<Position>> appended = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        appended.add(journal.append(TABLE, ("" + i).getBytes(UTF_8)));
      }
      appended.forEach(Patience::await);
      // A replica follows after the fact; what is acknowledged here must be there to be found.
      awaitUntil(
          "the replica has all",
          () ->
              redis
                  .replica()
                  .command("xlen", StreamKeys.of(TABLE).entries())
                  .strip()
                  .equals("100"));
      redis.master().kill();
      for (int i = 100; i < 200; i++) {
        appended.add(journal.append(TABLE, ("" + i).getBytes(UTF_8)));
      }
      appended.forEach(Patience::await);
      assertThat(redis.replica().command("role")).startsWith("master");
      Recovered recovered = await(journal.read(TABLE));
      assertThat(recovered.entries().stream().map(e -> new String(e.bytes(), UTF_8)).distinct())
          .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> "" + i).toList());
    }
  }

  @ParameterizedTest(name = "{displayName} [{0} sentinels]")
  @ValueSource(ints = {1, 3})
  @DisplayName(
      "[J37] a planned failover forgets nothing that was confirmed, and no version is twice")
  void planned(int sentinels) throws Exception {
    JournalLimits limits =
        new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    List<String> confirmed = new ArrayList<>();
    try (RedisSentinel redis = RedisSentinel.start(folder, sentinels);
        RedisJournal one = RedisJournal.open(redis.address(), limits);
        RedisJournal two = RedisJournal.open(redis.address(), limits)) {
      redis.failOver();
      long version = 0;
      long after = Long.MAX_VALUE;
      while (version < after + 50) {
        RedisJournal journal = version % 2 == 0 ? one : two;
        String event = "event " + version;
        version =
            await(journal.appendAt(WORKSHOP, version, List.of(event.getBytes(UTF_8)), LONGEST));
        confirmed.add(event);
        if (after == Long.MAX_VALUE && redis.agree()) {
          after = version;
        }
      }
      assertThat(redis.master().command("role"))
          .as("what is now a replica, or will be, was still a master when they left it")
          .startsWith("master");
      assertThat(redis.replica().command("xlen", StreamKeys.of(WORKSHOP).entries()).strip())
          .isEqualTo("" + version);
      for (RedisJournal journal : List.of(one, two)) {
        assertThat(await(journal.read(WORKSHOP)).entries())
            .extracting(entry -> new String(entry.bytes(), UTF_8))
            .isEqualTo(confirmed);
      }
    }
  }

  @Test
  @DisplayName(
      "[J37] a master dies whose replica was behind: what was kept of a table is kept, as is all"
          + " that was appended")
  void keptMoments() throws Exception {
    JournalLimits limits =
        new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    byte[] before = "before something was brought back".getBytes(UTF_8);
    try (RedisSentinel redis = RedisSentinel.start(folder);
        RedisJournal journal = RedisJournal.open(redis.address(), limits)) {
      redis.replica().freeze();
      redis.master().command("client", "kill", "type", "replica");
      await(journal.appendAt(WORKSHOP, 0, List.of("joined".getBytes(UTF_8)), LONGEST));
      assertThat(await(journal.keep(TABLE, 60_000, "note".getBytes(UTF_8), before))).isTrue();
      redis.master().kill();
      redis.replica().thaw();
      awaitUntil("the sentinel says that it is promoted", redis::agree);
      awaitUntil("the event is there", () -> isThere(journal.read(WORKSHOP), this::hasOne));
      awaitUntil(
          "so is the moment",
          () ->
              isThere(
                  journal.moment(TABLE, 60_000),
                  state -> Arrays.equals(state.orElse(null), before)));
    }
  }

  @Test
  @DisplayName("[J15] the start says what servers promise that are set as the manual has it")
  void promisesAlike() throws Exception {
    String[] settings = {"--min-replicas-to-write 1", "--min-replicas-max-lag 2"};
    try (RedisSentinel redis = RedisSentinel.start(folder, 1, settings);
        RedisJournal journal = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS)) {
      assertThat(journal.describe())
          .contains("Saved means on the Redis server's disk.")
          .contains("takes nothing unless 1 of them followed in the last 2 s")
          .doesNotContain("WARNING");
    }
  }

  @Test
  @DisplayName(
      "[J15] the start names a replica that promises less than its master; when it has taken over,"
          + " that is told")
  void promisesOfReplica() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(RedisJournal.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger.addAppender(log);
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      String replica = "replica 127.0.0.1:" + redis.replica().port();
      redis.master().command("config", "set", "min-replicas-to-write", "1");
      redis.replica().command("config", "set", "appendonly", "no");
      try (RedisJournal journal = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS)) {
        assertThat(journal.describe())
            .contains("WARNING: Saved means in the Redis server's memory only")
            .contains("appendonly is yes at its master, no at " + replica)
            .contains("min-replicas-to-write is 1 at its master, 0 at " + replica);
        redis.master().command("config", "set", "min-replicas-to-write", "0");
        redis.failOver();
        awaitUntil("it is told what holds now", () -> !log.list.isEmpty());
        assertThat(log.list.getFirst().getFormattedMessage())
            .contains("is set otherwise than before")
            .contains("WARNING: Saved means in the Redis server's memory only");
        assertThat(redis.replica().command("role")).startsWith("master");
      }
    } finally {
      logger.detachAppender(log);
    }
  }

  private boolean hasOne(Recovered recovered) {
    return recovered.end().equals(new Position(0, 1));
  }

  /** Whether something can be read, by now, and is what it should be. */
  private static <T> boolean isThere(CompletionStage<T> read, Predicate<T> wanted) {
    return await(read.handle((found, failure) -> failure == null && wanted.test(found)));
  }

  @Test
  @DisplayName(
      "[J38] a process that starts in the middle of a failover writes to the new master only")
  void startedMeanwhile() throws Exception {
    JournalLimits limits =
        new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      // So the failover has begun and cannot end.
      redis.bePatient();
      redis.replica().freeze();
      redis.failOver();
      try (RedisJournal journal = RedisJournal.open(redis.address(), limits)) {
        assertThat(journal.health().writable()).isFalse();
        assertThat(journal.health().problem()).contains("is failing over to a replica");
        CompletionStage<Position> appended = journal.append(TABLE, "late".getBytes(UTF_8));
        redis.replica().thaw();
        await(appended);
        assertThat(redis.replica().command("role")).startsWith("master");
        assertThat(redis.replica().command("xlen", StreamKeys.of(TABLE).entries()).strip())
            .isEqualTo("1");
      }
    }
  }

  @Test
  @DisplayName(
      "[J30] a process that starts while the sentinel names a dead master waits for the next")
  void startedBeforeTheFailover() throws Exception {
    JournalLimits limits =
        new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    try (RedisSentinel redis = RedisSentinel.start(folder)) {
      redis.master().kill();
      assertThat(redis.agree()).as("the sentinel has noticed already").isFalse();
      try (RedisJournal journal = RedisJournal.open(redis.address(), limits)) {
        await(journal.append(TABLE, "kept".getBytes(UTF_8)));
      }
      assertThat(redis.replica().command("xlen", StreamKeys.of(TABLE).entries()).strip())
          .isEqualTo("1");
    }
  }
}
