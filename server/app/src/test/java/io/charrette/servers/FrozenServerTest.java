package io.charrette.servers;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are stopped in their tracks (SIGSTOP) while people go on. */
class FrozenServerTest {
  /** Longer than anybody waits for an answer. */
  private static final Duration LONG = Duration.ofMillis(5_500);

  /** As long as impatient people wait. */
  private static final Duration SHORT = Duration.ofMillis(500);

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
      pass(LONG);
      assertThat(asked).isNotDone();
      server.thaw();
      assertThat(await(asked).status()).isEqualTo(503);
      awaitUntil("her call is refused", () -> !ana.refusals().isEmpty());
      assertThat(version(api, port, workshop)).isEqualTo(version);
      ana.close();
    }
  }

  @Test
  @DisplayName("[H29] [H24] nor what somebody gave up who did not wait for so long")
  void givenUp(@TempDir Path folder) throws Exception {
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
      List<Socket> asked =
          IntStream.range(0, 20).mapToObj(i -> tell(port, workshop, "gone")).toList();
      Socket patient = tell(port, workshop, "patient");
      pass(SHORT);
      for (Socket each : asked) {
        each.close();
      }
      pass(SHORT);
      server.thaw();
      assertThat(firstLine(patient)).isEqualTo("HTTP/1.1 200 OK");
      api.control(port, workshop, message("afterwards"));
      assertThat(version(api, port, workshop))
          .as("who waited is answered, and who comes then")
          .isEqualTo(version + 2);
    }
  }

  /** Sends everybody a message, of which nobody awaits the answer yet. */
  private static Socket tell(int port, Created workshop, String text) {
    return Api.ask(
        port,
        "workshops/" + workshop.id() + "/commands",
        message(text),
        workshop.facilitatorToken());
  }

  private static String message(String text) {
    return "{\"type\":\"send-message\",\"text\":\"" + text + "\",\"table\":null}";
  }

  private static String firstLine(Socket asked) throws IOException {
    try (asked) {
      return new BufferedReader(new InputStreamReader(asked.getInputStream(), UTF_8)).readLine();
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
        pass(LONG);
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

  private static void pass(Duration standstill) {
    Executor later =
        CompletableFuture.delayedExecutor(standstill.toMillis(), TimeUnit.MILLISECONDS);
    await(CompletableFuture.runAsync(() -> {}, later));
  }

  private static long version(Api api, int port, Created workshop) {
    return api.state(port, workshop, workshop.facilitatorToken()).path("version").asLong();
  }
}
