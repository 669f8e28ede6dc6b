package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.Patience;
import io.charrette.journal.redis.RedisServer;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: what was taken is stored, everybody is told to come back, and it ends in time. */
class StoppingTest {
  private static final int PHONES = 12;

  @TempDir Path folder;

  private static JsonNode create(ServerProcess server) {
    return server.json("/api/workshops", "{\"name\":\"W\",\"tables\":[{\"place\":\"Gary\"}]}");
  }

  private static ServerSocket phone(
      HttpClient client, ServerProcess server, JsonNode workshop, String name) {
    JsonNode joined =
        server.json(
            "/api/join/" + workshop.path("joinCode").asText(),
            "{\"name\":\"" + name + "\",\"table\":1}");
    return new ServerSocket(
        client, server, workshop.path("id").asText(), 1, joined.path("participantToken").asText());
  }

  @Test
  @DisplayName("[W9] under load: 1001 for everybody, within 20 s, and every Saved word is there")
  void underLoad() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode workshop;
      List<ServerSocket> phones = new ArrayList<>();
      try (ServerProcess server = ServerProcess.start(folder)) {
        workshop = create(server);
        List<Thread> typists = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
          ServerSocket phone = phone(client, server, workshop, "P" + i);
          phones.add(phone);
          String who = "p" + i;
          typists.add(Thread.ofVirtual().start(() -> typeUntilClosed(phone, who)));
        }
        Patience.awaitUntil(
            "everybody types", () -> phones.stream().allMatch(phone -> phone.saved() > 20));

        server.terminate();

        assertThat(server.end(20)).isZero();
        assertThat(phones)
            .allSatisfy(phone -> assertThat(phone.closed().join()).isEqualTo("1001 going-away"));
        assertThat(server.output()).contains("Charrette has stopped; everything is stored.");
        for (Thread typist : typists) {
          typist.join();
        }
      }
      try (ServerProcess again = ServerProcess.start(folder)) {
        String pitch =
            again
                .json(
                    "/api/workshops/" + workshop.path("id").asText() + "/report.json",
                    "",
                    "Authorization",
                    "Bearer " + workshop.path("facilitatorToken").asText())
                .path("tables")
                .path(0)
                .path("texts")
                .path("pitch")
                .asText();
        for (int i = 0; i < PHONES; i++) {
          assertThat(phones.get(i).saved()).isPositive();
          for (int n = 1; n <= phones.get(i).saved(); n++) {
            assertThat(pitch).contains("[p" + i + "." + n + "]");
          }
        }
      }
    }
  }

  /** Goes on as fast as the limits of a connection allow. */
  private static void typeUntilClosed(ServerSocket phone, String who) {
    for (int n = 1; phone.type("[" + who + "." + n + "]"); n++) {
      long typed = n;
      Patience.awaitUntil(
          "the words before are Saved",
          () -> phone.saved() >= typed - 1 || phone.closed().isDone());
    }
  }

  private static String journal(ServerProcess server) {
    return server.json("/health/ready", "").path("journal").asText();
  }

  @Test
  @DisplayName("[H10] told to stop it is not ready, and for a while does all its work")
  void leaving() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        ServerProcess server = ServerProcess.start(folder, "--drain-seconds", "300")) {
      JsonNode workshop = create(server);
      ServerSocket phone = phone(client, server, workshop, "Ana");

      server.terminate();

      Patience.awaitUntil("it says that it stops", () -> journal(server).equals("stopping"));
      assertThat(server.send("/health/ready", "").statusCode()).isEqualTo(503);
      assertThat(server.send("/health/ready?unready=404", "").statusCode()).isEqualTo(404);
      assertThat(server.send("/health/live", "").statusCode()).isEqualTo(200);
      phone.type("still here");
      Patience.awaitUntil("what is typed is Saved", () -> phone.saved() > 0);
      phone(client, server, workshop, "Bo").type("me too");
      assertThat(create(server).path("joinCode").asText()).isNotEmpty();
      assertThat(phone.closed()).isNotDone();
    }
  }

  @Test
  @DisplayName("[H10] [W9] journal down: not ready and why; then a stop says 503, 1013, and ends")
  void journalDown() throws Exception {
    Path data = Files.createDirectory(folder.resolve("redis"));
    try (HttpClient client = HttpClient.newHttpClient();
        RedisServer redis = RedisServer.start(data);
        ServerProcess server =
            ServerProcess.start(
                folder, "--journal", redis.address().toString(), "--drain-seconds", "1")) {
      JsonNode workshop = create(server);
      ServerSocket phone = phone(client, server, workshop, "Ana");
      assertThat(server.send("/health/live", "").statusCode()).isEqualTo(200);
      assertThat(server.send("/health/ready", "").body())
          .isEqualTo("{\"journal\":\"ok\",\"detail\":\"ok\"}");
      phone.type("stored");
      Patience.awaitUntil("the first words are Saved", () -> phone.saved() > 0);

      redis.kill();
      phone.type("not yet stored");
      Patience.awaitUntil("not ready", () -> server.send("/health/ready", "").statusCode() == 503);
      assertThat(server.send("/health/ready", "", "X-Forwarded-For", "192.0.2.7").body())
          .isEqualTo("{\"journal\":\"unavailable\"}");
      assertThat(server.json("/health/ready", "").path("detail").asText())
          .contains("Redis at redis://127.0.0.1:" + redis.port());
      assertThat(server.send("/health/live", "").statusCode()).isEqualTo(200);

      server.terminate();
      String join = "/api/join/" + workshop.path("joinCode").asText();
      Patience.awaitUntil("it refuses newcomers", () -> server.send(join, "").statusCode() == 503);
      assertThat(journal(server)).isEqualTo("stopping");
      var refused = server.send(join, "");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("urn:charrette:problem:stopping");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      // A person's browser asks again, at the whole address: a link's secret is behind its #.
      assertThat(server.send("/facilitate/abc", "", "Accept", "text/html").headers().map())
          .containsEntry("refresh", List.of("1"));

      assertThat(phone.closed().join()).isEqualTo("1013 try-again-later");
      assertThat(server.end(40)).isEqualTo(3);
      assertThat(server.output())
          .contains("Charrette has stopped; not everything could be stored, the phones keep it.");
    }
  }
}
