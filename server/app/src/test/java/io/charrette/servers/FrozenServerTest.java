package io.charrette.servers;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are stopped in their tracks (SIGSTOP) while people go on. */
class FrozenServerTest {
  /** Longer than anybody waits for an answer. */
  private static final Duration LONG = Duration.ofMillis(5_500);

  @Test
  @DisplayName("[H29] what is asked of a server that stands still is not carried out afterwards")
  void frozen(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
        Api api = new Api();
        Clients clients = new Clients()) {
      server.launch();
      server.awaitReady();
      int port = server.port();
      Created workshop = api.create(port, 1);
      RemotePhone ana = phone(clients, "Ana", port, workshop, api.join(port, workshop, "Ana", 1));
      ana.awaitGreeted();
      long version = version(api, port, workshop);

      server.freeze();
      ana.help(true);
      var asked =
          CompletableFuture.supplyAsync(
              () -> api.command(port, workshop, "{\"type\":\"next-phase\"}"),
              task -> Thread.ofVirtual().start(task));
      passLong();
      assertThat(asked).isNotDone();
      server.thaw();
      assertThat(await(asked).status()).isEqualTo(503);
      awaitUntil("her call is refused", () -> !ana.refusals().isEmpty());
      assertThat(version(api, port, workshop)).isEqualTo(version);
      ana.close();
    }
  }

  @Test
  @DisplayName(
      "[W14] [J10] a laptop that stood still with all that runs on it goes on with the same sockets")
  void suspended(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            new ServerProcess(
                RedisServer.freePort(), redis.address().toString(), 0, "--limit-silence", "3");
        Api api = new Api();
        Clients clients = new Clients()) {
      server.launch();
      server.awaitReady();
      int port = server.port();
      Created workshop = api.create(port, 1);
      List<RemotePhone> phones =
          Stream.of("Ana", "Bo")
              .map(name -> phone(clients, name, port, workshop, api.join(port, workshop, name, 1)))
              .toList();
      phones.forEach(RemotePhone::awaitGreeted);
      try (Typing typing = new Typing(phones)) {
        typing.awaitMore();
        server.freeze();
        redis.freeze();
        passLong();
        redis.thaw();
        server.thaw();
        typing.awaitMore();
      }
      phones.forEach(RemotePhone::awaitAllSaved);
      phones.forEach(phone -> phone.awaitText(phones.getFirst()::text));
      assertThat(phones).extracting(RemotePhone::gapsMs).containsOnly(List.of());
      phones.forEach(RemotePhone::close);
    }
  }

  private static RemotePhone phone(
      Clients clients, String name, int port, Created workshop, String token) {
    return new RemotePhone(clients, name, List.of(port), workshop.id(), 1, token);
  }

  private static void passLong() {
    Executor later = CompletableFuture.delayedExecutor(LONG.toMillis(), TimeUnit.MILLISECONDS);
    await(CompletableFuture.runAsync(() -> {}, later));
  }

  private static long version(Api api, int port, Created workshop) {
    return api.state(port, workshop, workshop.facilitatorToken()).path("version").asLong();
  }
}
