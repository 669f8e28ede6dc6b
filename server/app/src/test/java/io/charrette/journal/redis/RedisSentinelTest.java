package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        version = await(journal.appendAt(WORKSHOP, version, List.of(event.getBytes(UTF_8))));
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
