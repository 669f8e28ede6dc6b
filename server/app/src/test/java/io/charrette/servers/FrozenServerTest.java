package io.charrette.servers;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped in its tracks (SIGSTOP), while somebody presses a control. */
class FrozenServerTest {
  /** Longer than anybody waits for an answer. */
  private static final Duration LONG = Duration.ofMillis(5_500);

  @Test
  @DisplayName("[H29] what is asked of a server that stands still is not carried out afterwards")
  void frozen(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
        Api api = new Api()) {
      server.launch();
      server.awaitReady();
      int port = server.port();
      Created workshop = api.create(port, 1);
      long version = version(api, port, workshop);

      server.freeze();
      var asked =
          CompletableFuture.supplyAsync(
              () -> api.command(port, workshop, "{\"type\":\"next-phase\"}"),
              task -> Thread.ofVirtual().start(task));
      Executor later = CompletableFuture.delayedExecutor(LONG.toMillis(), TimeUnit.MILLISECONDS);
      await(CompletableFuture.runAsync(() -> {}, later));
      assertThat(asked).isNotDone();
      server.thaw();
      assertThat(await(asked).status()).isEqualTo(503);
      assertThat(version(api, port, workshop)).isEqualTo(version);
    }
  }

  private static long version(Api api, int port, Created workshop) {
    return api.state(port, workshop, workshop.facilitatorToken()).path("version").asLong();
  }
}
