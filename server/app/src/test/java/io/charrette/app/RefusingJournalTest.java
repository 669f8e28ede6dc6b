package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Activities;
import io.charrette.journal.Patience;
import io.charrette.journal.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of a server whose journal takes nothing is answered, and not done later. */
class RefusingJournalTest {
  private static final String GARY = "{\"name\":\"W\",\"tables\":[{\"place\":\"Gary\"}]}";

  @TempDir Path folder;

  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void leave() {
    people.close();
  }

  private CompletableFuture<HttpResponse<String>> ask(
      ServerProcess server, String path, String body, String... headers) {
    return CompletableFuture.supplyAsync(() -> server.send(path, body, headers), people);
  }

  private static int workshops(ServerProcess server) {
    return server.json("/api/workshops", "").size();
  }

  @Test
  @DisplayName("[H24] [H1] a Redis that stands still: 503 for all, and nothing is done later")
  void frozenRedis() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            ServerProcess.start(
                folder, "--journal", redis.address().toString(), "--audit", "file")) {
      JsonNode workshop = server.json("/api/workshops", GARY);
      String path = "/api/workshops/" + workshop.path("id").asText();
      String[] facilitator = {
        "Authorization", "Bearer " + workshop.path("facilitatorToken").asText()
      };

      JsonNode version = server.json(path, "", facilitator).path("version");

      redis.freeze();
      CompletableFuture<HttpResponse<String>> list = ask(server, "/api/activities", "");
      List<CompletableFuture<HttpResponse<String>>> asked =
          List.of(
              ask(server, path + "/commands", "{\"type\":\"next-phase\"}", facilitator),
              ask(server, path + "/commands", "{\"type\":\"renew-join-code\"}", facilitator),
              ask(server, "/api/activities", activity("ours")),
              ask(
                  server,
                  "/api/join/" + workshop.path("joinCode").asText(),
                  "{\"name\":\"Ana\",\"table\":1}"),
              ask(server, "/api/workshops", GARY),
              ask(server, "/api/join/222222", ""));
      for (CompletableFuture<HttpResponse<String>> answer : asked) {
        assertThat(Patience.await(answer).body())
            .contains("urn:charrette:problem:journal-unavailable");
      }
      assertThat(Patience.await(list).statusCode()).as("of what is known here").isEqualTo(200);
      Patience.awaitUntil(
          "it is known", () -> server.send("/health/ready", "").statusCode() == 503);
      assertThat(server.send("/api/workshops", GARY).statusCode()).isEqualTo(503);
      assertThat(server.send("/api/activities", activity("theirs")).statusCode()).isEqualTo(503);

      redis.thaw();
      Patience.awaitUntil(
          "all is well", () -> server.send("/health/ready", "").statusCode() == 200);
      String open = "{\"type\":\"open-joining\"}";
      Patience.awaitUntil(
          "commands are carried out",
          () -> server.send(path + "/commands", open, facilitator).statusCode() == 200);
      assertThat(server.json(path, "", facilitator).path("version")).isEqualTo(version);
      Patience.awaitUntil("of the other creation nothing remains", () -> workshops(server) == 1);
      Patience.awaitUntil("what was on its way is stored", () -> isLoaded(server, "ours"));
      assertThat(isLoaded(server, "theirs")).as("what was refused at once").isFalse();
      Patience.awaitUntil(
          "what happened is noted, whatever was answered",
          () -> isAudited("audit.activity-added", "ours"));
    }
  }

  /** One that can be loaded. */
  private static String activity(String id) {
    ObjectNode activity = Activities.builtIn().getLast().tree();
    return activity.put("id", id).toString();
  }

  private static boolean isLoaded(ServerProcess server, String activity) {
    return server.json("/api/activities", "").findValuesAsText("id").contains(activity);
  }

  private boolean isAudited(String event, String about) {
    try {
      return Files.readAllLines(folder.resolve("audit.jsonl")).stream()
          .anyMatch(line -> line.contains(event) && line.contains(about));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("[H24] [H23] a disk that is full: 503, and by its key the call is made once")
  void fullDisk() throws Exception {
    String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.send("/api/workshops", GARY).statusCode()).isEqualTo(201);

      server.fillDisk(true);
      HttpResponse<String> refused = Patience.await(ask(server, "/api/workshops", GARY, key));
      assertThat(refused.body()).contains("urn:charrette:problem:journal-unavailable");
      assertThat(server.send("/health/ready", "").statusCode()).isEqualTo(503);
      assertThat(server.send("/api/workshops", GARY).statusCode()).isEqualTo(503);

      server.fillDisk(false);
      Patience.awaitUntil(
          "there is room", () -> server.send("/health/ready", "").statusCode() == 200);
      Patience.awaitUntil("of the refused ones nothing remains", () -> workshops(server) == 1);
      JsonNode first = server.json("/api/workshops", GARY, key);
      JsonNode again = server.json("/api/workshops", GARY, key);
      assertThat(again.path("id")).isEqualTo(first.path("id"));
      String made = "\"workshop\":\"" + first.path("id").asText() + "\"";
      assertThat(isAudited("audit.workshop-created", made))
          .as("who did it is noted again, too")
          .isTrue();
      assertThat(workshops(server)).isEqualTo(2);
    }
  }
}
