package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Patience;
import io.charrette.journal.redis.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is told to stop before it is ready, or more than once. */
class StoppingEarlyTest {
  private static final String STOPPED = "Charrette has stopped; everything is stored.";
  private static final String NOTHING_TAKEN =
      "Charrette has stopped before it was ready; it had taken nothing.";

  @TempDir Path folder;

  private static boolean said(ServerProcess server, String what) {
    return server.output().stream().anyMatch(line -> line.contains(what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  @DisplayName("[H10] told to stop while Redis reads its file, it ends at once with 0, and says so")
  void redisIsLoading(String signal) throws Exception {
    Path data = Files.createDirectory(folder.resolve("redis"));
    try (RedisServer redis = RedisServer.loading(data, 1_200, 50_000);
        ServerProcess server =
            ServerProcess.launch(folder, "--journal", redis.address().toString())) {
      Patience.awaitUntil("it waits", () -> said(server, "journal.loading"));

      server.signal(signal);

      assertThat(server.end(20)).isZero();
      assertThat(server.output()).endsWith(NOTHING_TAKEN);
    }
  }

  @Test
  @DisplayName("[H10] told to stop while sentinels have no master, it ends at once with 0, in JSON")
  void noMaster() throws Exception {
    String address = "redis+sentinel://127.0.0.1:" + RedisServer.freePort() + "/main";
    try (ServerProcess server =
        ServerProcess.launch(folder, "--journal", address, "--log", "json")) {
      Patience.awaitUntil("it waits", () -> said(server, "journal.no-master"));

      server.terminate();
      server.terminate();

      assertThat(server.end(20)).isZero();
      assertThat(server.output().getLast()).contains("server.stopped", NOTHING_TAKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit.jsonl", "charrette.db.lock", "charrette.db", "charrette.db-wal"})
  @DisplayName("[H10] told to stop as it makes this file, it ends with 0, and starts again")
  void preparing(String file) throws Exception {
    try (ServerProcess server = ServerProcess.launch(folder)) {
      Patience.awaitUntil(file, () -> Files.exists(folder.resolve(file)));

      server.terminate();

      assertThat(server.end(20)).as("" + server.output()).isZero();
      assertThat(server.output().getLast()).isIn(STOPPED, NOTHING_TAKEN);
    }
    try (ServerProcess again = ServerProcess.start(folder)) {
      assertThat(again.send("/health/ready", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H10] told to stop as soon as anybody can come, it stops as one that is ready does")
  void listening() throws Exception {
    int port = RedisServer.freePort();
    try (ServerProcess server = ServerProcess.launch(folder, "--port", "" + port)) {
      Patience.awaitUntil("it listens", () -> accepts(port));

      server.terminate();

      assertThat(server.end(20)).as("" + server.output()).isZero();
      assertThat(server.output()).endsWith(STOPPED);
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisplayName("[H10] a start that fails has its own status, told to stop or not")
  void failing() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder);
        ServerProcess second = ServerProcess.launch(folder)) {
      assertThat(second.end(20)).isEqualTo(1);
      assertThat(second.output().getLast()).contains("Charrette cannot start", "is in use by");
      assertThat(first.send("/health/ready", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H10] [W9] told to stop again while it goes on, and while it stops: once is enough")
  void again() throws Exception {
    String workshop = "{\"name\":\"W\",\"tables\":[{\"place\":\"Gary\"}]}";
    try (ServerProcess server = ServerProcess.start(folder, "--drain-seconds", "8")) {
      server.terminate();
      Patience.awaitUntil(
          "it says that it stops",
          () -> server.json("/health/ready", "").path("journal").asText().equals("stopping"));
      server.terminate();
      server.signal("INT");
      assertThat(server.send("/api/workshops", workshop).statusCode()).isEqualTo(201);
      server.terminate();

      assertThat(server.end(20)).isZero();
      assertThat(server.output()).endsWith(STOPPED);
    }
    try (ServerProcess next = ServerProcess.start(folder)) {
      assertThat(next.json("/api/workshops", "").size()).isEqualTo(1);
    }
  }
}
