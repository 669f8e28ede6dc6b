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
import java.util.stream.Stream;
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

  private CompletableFuture<HttpResponse<String>> end(
      ServerProcess server, String path, String... headers) {
    return CompletableFuture.supplyAsync(() -> server.delete(path, headers), people);
  }

  private static int workshops(ServerProcess server) {
    return server.json("/api/workshops", "").size();
  }

  @Test
  @DisplayName(
      "[H24] [H1] [M14] [H25] a Redis that stands still: 503 for all, and nothing is done later")
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

      String kim =
          server
              .json(
                  "/api/join/" + workshop.path("joinCode").asText(),
                  "{\"name\":\"Kim\",\"table\":1}")
              .path("participant")
              .path("id")
              .asText();
      JsonNode other = server.json("/api/workshops", GARY);
      String removal = "{\"type\":\"remove-participant\",\"participant\":\"" + kim + "\"}";
      String alone = "/api/workshops/" + other.path("id").asText();
      String[] alonesFacilitator = {
        "Authorization", "Bearer " + other.path("facilitatorToken").asText()
      };
      server.json(alone, "", alonesFacilitator); // so that it is in memory
      JsonNode third = server.json("/api/workshops", GARY);
      String linked = "/api/workshops/" + third.path("id").asText();
      String[] thirdsFacilitator = {
        "Authorization", "Bearer " + third.path("facilitatorToken").asText()
      };
      server.json(linked, "", thirdsFacilitator);
      JsonNode version = server.json(path, "", facilitator).path("version");

      redis.freeze();
      CompletableFuture<HttpResponse<String>> list = ask(server, "/api/activities", "");
      List<CompletableFuture<HttpResponse<String>>> asked =
          List.of(
              end(server, path, facilitator),
              ask(server, path + "/commands", "{\"type\":\"next-phase\"}", facilitator),
              ask(server, path + "/commands", "{\"type\":\"renew-join-code\"}", facilitator),
              ask(server, path + "/commands", removal, facilitator),
              ask(server, alone + "/commands", "{\"type\":\"next-phase\"}", alonesFacilitator),
              ask(
                  server,
                  linked + "/links",
                  "{\"opens\":\"screen\",\"label\":\"Hall\"}",
                  thirdsFacilitator),
              ask(server, linked + "/map?sheet=players", "", thirdsFacilitator),
              ask(server, linked + "/bridges", "", thirdsFacilitator),
              ask(server, linked + "/report.json", "", thirdsFacilitator),
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
      Patience.awaitUntil("of the other creation nothing remains", () -> workshops(server) == 3);
      Patience.awaitUntil("what was on its way is stored", () -> isLoaded(server, "ours"));
      assertThat(isLoaded(server, "theirs")).as("what was refused at once").isFalse();
      assertThat(isAudited(other.path("id").asText(), "next-phase outcome=unknown")).isTrue();
      assertThat(isAudited("audit.link-made", "outcome=unknown")).isTrue();
      String id = path.substring(path.lastIndexOf('/') + 1);
      long ended = audited("audit.workshop-deleted", id, "outcome=unknown");
      assertThat(ended).isLessThanOrEqualTo(1);
      assertThat(audited(id, "outcome=unknown") - ended)
          .as("of those that wait for each other one at most was on its way")
          .isLessThanOrEqualTo(1);
      Patience.awaitUntil(
          "what happened is noted, whatever was answered",
          () -> isAudited("audit.activity-added", "ours"));
    }
  }

  @Test
  @DisplayName("[H24] once it is known that Redis says nothing, no call waits for it")
  void knownToBeSilent() throws Exception {
    String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess other =
            ServerProcess.start(folder, "--journal", redis.address().toString())) {
      JsonNode unread = other.json("/api/workshops", GARY);
      try (ServerProcess server =
          ServerProcess.start(folder, "--journal", redis.address().toString())) {
        JsonNode open = server.json("/api/workshops", GARY);
        String join = "/api/join/" + open.path("joinCode").asText();
        String kim = "{\"name\":\"Kim\",\"table\":1}";
        String kims = server.json(join, kim).path("participantToken").asText();
        JsonNode busy = server.json("/api/workshops", GARY);

        redis.freeze();
        String next = "{\"type\":\"next-phase\"}";
        var awaited = ask(server, commands(busy), next, facilitator(busy));
        Patience.awaitUntil(
            "it is known", () -> server.send("/health/ready", "").statusCode() == 503);

        String ana = "{\"name\":\"Ana\",\"table\":1}";
        String ofUnknown = GARY.replace("{\"name", "{\"activity\":\"x\",\"name");
        String unreadsJoin = "/api/join/" + unread.path("joinCode").asText();
        List.of(
                ask(server, join, ana),
                ask(server, unreadsJoin, ana),
                ask(server, unreadsJoin, ""),
                ask(server, "/api/join/222222", ana),
                ask(server, "/api/workshops", GARY, key),
                ask(server, "/api/workshops", ofUnknown),
                ask(server, "/api/workshops", ""),
                ask(server, path(open) + "/offered-seat", "{\"offer\":\"none\"}"),
                ask(server, path(unread) + "/offered-seat", "{\"offer\":\"none\"}"),
                ask(server, commands(unread), next, facilitator(unread)),
                ask(server, path(open) + "/tables/1/history", "", facilitator(open)),
                ask(server, path(open) + "/tables/1/history/1", "", facilitator(open)),
                ask(server, path(unread), "", facilitator(unread)))
            .forEach(
                answer ->
                    assertThat(Patience.await(answer).body())
                        .as("not \"it may or may not have happened\", as of what was waited for")
                        .contains("urn:charrette:problem:journal-unavailable")
                        .contains("Try again in a moment"));
        assertThat(server.send(join, kim, "Authorization", "Bearer " + kims).statusCode())
            .as("who is at a table, and changes nothing")
            .isEqualTo(200);
        assertThat(Patience.await(awaited).statusCode()).isEqualTo(503);
      }
    }
  }

  private static String path(JsonNode workshop) {
    return "/api/workshops/" + workshop.path("id").asText();
  }

  private static String commands(JsonNode workshop) {
    return path(workshop) + "/commands";
  }

  private static String[] facilitator(JsonNode workshop) {
    return new String[] {"Authorization", "Bearer " + workshop.path("facilitatorToken").asText()};
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
    return audited(event, about) > 0;
  }

  /** How many lines of the audit log have all of these. */
  private long audited(String... parts) {
    try {
      return Files.readAllLines(folder.resolve("audit.jsonl")).stream()
          .filter(line -> Stream.of(parts).allMatch(line::contains))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("[H24] [H23] [M14] a disk that is full: 503, and by its key the call is made once")
  void fullDisk() throws Exception {
    String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
    try (ServerProcess server = ServerProcess.start(folder)) {
      JsonNode workshop = server.json("/api/workshops", GARY);

      server.fillDisk(true);
      var ended =
          end(
              server,
              "/api/workshops/" + workshop.path("id").asText(),
              "Authorization",
              "Bearer " + workshop.path("facilitatorToken").asText());
      HttpResponse<String> refused = Patience.await(ask(server, "/api/workshops", GARY, key));
      assertThat(refused.body()).contains("urn:charrette:problem:journal-unavailable");
      assertThat(Patience.await(ended).body())
          .contains("urn:charrette:problem:journal-unavailable");
      assertThat(server.send("/health/ready", "").statusCode()).isEqualTo(503);
      assertThat(server.send("/api/workshops", GARY).statusCode()).isEqualTo(503);

      server.fillDisk(false);
      Patience.awaitUntil(
          "there is room", () -> server.send("/health/ready", "").statusCode() == 200);
      Patience.awaitUntil(
          "of the refused ones nothing remains, and the first is there",
          () -> workshops(server) == 1);
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
