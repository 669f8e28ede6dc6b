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

/** A master dies, a sentinel promotes its replica, and appends go on there. */
class RedisSentinelTest {
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
}
