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
import java.io.IOException;
import java.nio.file.Files;
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
    int sentinelPort = RedisServer.freePort();
    Process sentinel = null;
    try (RedisServer master = RedisServer.start(Files.createDirectory(folder.resolve("a")));
        RedisServer replica =
            RedisServer.start(
                Files.createDirectory(folder.resolve("b")),
                "--replicaof",
                "127.0.0.1",
                "" + master.port(),
                "--repl-diskless-sync-delay",
                "0")) {
      sentinel = sentinel(sentinelPort, master.port());
      awaitUntil(
          "the sentinel knows the replica",
          () ->
              RedisServer.command(sentinelPort, "sentinel", "replicas", "talks")
                  .contains("" + replica.port()));
      awaitUntil(
          "the replica follows",
          () -> replica.command("info", "replication").contains("master_link_status:up"));
      RedisAddress address =
          RedisAddress.parse("redis+sentinel://127.0.0.1:" + sentinelPort + "/talks");
      JournalLimits limits =
          new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
      try (RedisJournal journal = RedisJournal.open(address, limits)) {
        List<CompletionStage<Position>> appended = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          appended.add(journal.append(TABLE, ("" + i).getBytes(UTF_8)));
        }
        appended.forEach(Patience::await);
        // A replica follows after the fact; what is acknowledged here must be there to be found.
        awaitUntil(
            "the replica has all",
            () -> replica.command("xlen", StreamKeys.of(TABLE).entries()).strip().equals("100"));
        master.kill();
        for (int i = 100; i < 200; i++) {
          appended.add(journal.append(TABLE, ("" + i).getBytes(UTF_8)));
        }
        appended.forEach(Patience::await);
        assertThat(replica.command("role")).startsWith("master");
        Recovered recovered = await(journal.read(TABLE));
        assertThat(recovered.entries().stream().map(e -> new String(e.bytes(), UTF_8)).distinct())
            .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> "" + i).toList());
      }
    } finally {
      if (sentinel != null) {
        sentinel.destroyForcibly();
      }
    }
  }

  private Process sentinel(int port, int masterPort) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("sentinel.conf"),
            """
            port %d
            bind 127.0.0.1
            dir %s
            sentinel monitor talks 127.0.0.1 %d 1
            sentinel down-after-milliseconds talks 400
            sentinel failover-timeout talks 2000
            """
                .formatted(port, folder, masterPort));
    return new ProcessBuilder("redis-server", configuration.toString(), "--sentinel")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
