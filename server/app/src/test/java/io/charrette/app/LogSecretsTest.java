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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole log of a workshop, read for what must not be in it. */
class LogSecretsTest {
  private static final String CREATE_KEY = "the-key-to-create-with";
  private static final String METRICS_TOKEN = "the-token-of-the-metrics";
  private static final String JOIN_KEY = "joinJOIN".repeat(5) + "key";
  private static final String STOLEN = "s".repeat(43);

  @TempDir Path folder;

  @Test
  @DisplayName("[T3] a Redis that repeats the password that it does not take is not repeated")
  void passwordOfRedis() throws Exception {
    Path data = Files.createDirectory(folder.resolve("redis"));
    String[] without = {
      "--requirepass", "another", "--rename-command", "HELLO", "", "--rename-command", "AUTH", ""
    };
    try (RedisServer redis = RedisServer.start(data, without);
        ServerProcess server =
            ServerProcess.launch(
                folder, "--journal", "redis://ana:" + CREATE_KEY + "@127.0.0.1:" + redis.port())) {
      assertThat(server.end(30)).isEqualTo(1);
      assertThat(server.output())
          .anyMatch(line -> line.contains("unknown command"))
          .noneMatch(line -> line.contains(CREATE_KEY));
    }
  }

  @Test
  @DisplayName(
      "[T3] [H25] a whole workshop's log at its fullest has no token, cookie, code, name or word")
  void noSecrets() throws Exception {
    List<String> secrets =
        new ArrayList<>(
            List.of(
                CREATE_KEY,
                METRICS_TOKEN,
                STOLEN,
                JOIN_KEY,
                "Zebulon",
                "Rumpelstiltskin",
                "Quarterly"));
    List<String> lines;
    try (HttpClient client = HttpClient.newHttpClient();
        ServerProcess server =
            ServerProcess.start(
                folder,
                "--log=json",
                "--log-details=true",
                "--create-key=" + CREATE_KEY,
                "--metrics-token=" + METRICS_TOKEN)) {
      JsonNode created =
          server.json(
              "/api/workshops",
              "{\"name\":\"Quarterly\",\"tables\":[{\"place\":\"Gary\"}]}",
              "Authorization",
              "Bearer " + CREATE_KEY);
      String id = created.path("id").asText();
      String code = created.path("joinCode").asText();
      String facilitator = created.path("facilitatorToken").asText();
      secrets.addAll(List.of(code, facilitator, created.path("screenToken").asText()));

      var page = server.send("/j/" + code, "");
      assertThat(page.statusCode()).isEqualTo(200);
      page.headers().allValues("Set-Cookie").stream()
          .map(cookie -> cookie.replaceAll(".*?=([^;]*).*", "$1"))
          .forEach(secrets::add);
      server.send("/j/" + code + "/1", "");
      server.send("/J/" + code, "");
      server.send("/api/join/" + code, "");
      JsonNode joined =
          server.json(
              "/api/join/" + code,
              "{\"name\":\"Zebulon\",\"table\":1}",
              "Idempotency-Key",
              "\"" + JOIN_KEY + "\"");
      String participant = joined.path("participantToken").asText();
      secrets.add(participant);

      ServerSocket phone = new ServerSocket(client, server, id, 1, participant);
      phone.type("Rumpelstiltskin");
      Patience.awaitUntil("saved", () -> phone.saved() == 1);
      phone.send((byte) 0, (byte) 2, (byte) 1, (byte) 'R');
      assertThat(phone.closed().join()).isEqualTo("4400 malformed");

      String[] asFacilitator = {"Authorization", "Bearer " + facilitator};
      for (String format : List.of("html", "pdf", "md", "csv", "json")) {
        var report = server.send("/api/workshops/" + id + "/report." + format, "", asFacilitator);
        assertThat(report.statusCode()).isEqualTo(200);
      }
      server.send(
          "/api/workshops/" + id + "/commands",
          "{\"type\":\"send-message\",\"text\":\"Rumpelstiltskin\",\"table\":null}",
          asFacilitator);
      JsonNode link =
          server.json(
              "/api/workshops/" + id + "/links",
              "{\"opens\":\"screen\",\"label\":\"Rumpelstiltskin\"}",
              asFacilitator);
      JsonNode found =
          server.json(
              "/api/workshops/" + id + "/lost-link",
              "{\"label\":\"Rumpelstiltskin\"}",
              "Authorization",
              "Bearer " + CREATE_KEY);
      Stream.of(link, found)
          .map(made -> made.path("link").asText().replaceAll(".*#", ""))
          .forEach(secrets::add);
      String[] stolen = {"Authorization", "Bearer " + STOLEN};
      assertThat(server.send("/api/workshops/" + id, "", stolen).statusCode()).isEqualTo(401);
      server.send("/api/workshops/" + id + "?token=" + participant, "");
      server.send("/facilitate/" + id + "/" + facilitator, "");
      server.send("/api/join/" + STOLEN, "{\"name\":\"Zebulon\",\"table\":1}");
      server.send("/metrics", "", "Authorization", "Bearer " + METRICS_TOKEN);
      assertThat(server.send("/metrics", "", stolen).statusCode()).isEqualTo(401);
      ServerSocket leaving = new ServerSocket(client, server, id, 1, participant);
      leaving.leave();
      leaving.closed().join();
      new ServerSocket(client, server, id, 1, participant).abort();
      Patience.awaitUntil(
          "the log of a lost socket",
          () -> server.output().stream().anyMatch(line -> line.contains("\"reason\":\"lost\"")));

      server.terminate();
      assertThat(server.end(30)).isZero();
      lines = server.output();
    }

    List<String> audited = Files.readAllLines(folder.resolve("audit.jsonl"));
    assertThat(audited)
        .extracting(line -> ServerProcess.JSON.readTree(line).path("event").asText())
        .contains(
            "audit.workshop-created",
            "audit.joined",
            "audit.report-exported",
            "audit.commanded",
            "audit.link-made",
            "audit.lost-link-replaced",
            "audit.key-refused");
    assertThat(audited)
        .allSatisfy(line -> assertThat(secrets).as(line).noneMatch(line::contains))
        .anyMatch(line -> line.contains("\"by\":\"the create key\""))
        .anyMatch(line -> line.contains("\"about\":\"send-message\""));

    List<String> events = new ArrayList<>();
    for (String line : lines) {
      JsonNode event = ServerProcess.JSON.readTree(line);
      assertThat(event.path("level").asText()).as(line).isNotEmpty();
      assertThat(event.path("timestamp").isIntegralNumber()).as(line).isTrue();
      events.add(event.path("event").asText());
      assertThat(secrets).as(line).noneMatch(line::contains);
    }
    assertThat(events)
        .contains("server.ready", "request.answered", "socket.closed", "room.malformed-frame")
        .endsWith("server.stopped");
    assertThat(lines)
        .anyMatch(line -> line.contains("\"path\":\"/api/join/:code\"") && line.contains("201"))
        .anyMatch(line -> line.contains("\"path\":\"/j/:code\""))
        .anyMatch(line -> line.contains("\"reason\":\"left\""));
  }
}
