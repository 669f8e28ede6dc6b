package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Activities;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import io.charrette.servers.Api.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activities that are loaded, replaced and deleted at two server processes on one Redis. */
class ActivitiesAtTwoTest {
  private static final int ROUNDS = 15;

  private static RedisServer redis;
  private static ServerProcess one;
  private static ServerProcess two;
  private static Api api;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    redis = RedisServer.start(folder);
    one = new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0).launch();
    two = new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0).launch();
    one.awaitReady();
    two.awaitReady();
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
    two.close();
    one.close();
    redis.close();
  }

  private static ObjectNode activity(String id, int version, String goal) {
    return Activities.builtIn()
        .get(1)
        .tree()
        .put("id", id)
        .put("version", version)
        .put("goal", goal);
  }

  private static JsonNode at(ServerProcess server, String id) {
    return api.get(server.port(), "/api/activities/" + id, null).json();
  }

  private static JsonNode of(ServerProcess server, Created workshop) {
    return api.get(
            server.port(),
            "/api/workshops/" + workshop.id() + "/activity",
            workshop.facilitatorToken())
        .json();
  }

  private static List<String> listed(ServerProcess server) {
    return api.get(server.port(), "/api/activities", null).json().findValuesAsText("id");
  }

  @Test
  @DisplayName(
      "[H8] [P1] both replace and delete an activity, and workshops that run with it go on")
  void replacedAndDeleted() throws IOException {
    ObjectNode first = activity("ours", 1, "First");
    ObjectNode second = activity("ours", 2, "Second");
    assertThat(api.loadActivity(one.port(), first).status()).isEqualTo(201);
    awaitUntil("the other has it", () -> at(two, "ours").equals(first));
    Created before = api.createWith(two.port(), "ours");

    assertThat(api.loadActivity(two.port(), second).status()).isEqualTo(201);
    awaitUntil("the newer at the other", () -> at(one, "ours").equals(second));
    Created after = api.createWith(one.port(), "ours");

    assertThat(api.deleteActivity(one.port(), "ours")).isEqualTo(204);
    awaitUntil("the deletion at the other", () -> at(two, "ours").path("status").asInt() == 404);
    assertThat(listed(one)).isEqualTo(listed(two)).doesNotContain("ours");
    assertThat(api.deleteActivity(two.port(), "ours")).isEqualTo(404);

    two.stop();
    two.launch().awaitReady();
    for (ServerProcess server : List.of(one, two)) {
      assertThat(at(server, "ours").path("status").asInt()).isEqualTo(404);
      assertThat(of(server, before)).isEqualTo(first);
      assertThat(of(server, after)).isEqualTo(second);
      api.join(server.port(), before, "Ana", 1);
      api.control(server.port(), before, "{\"type\":\"next-phase\"}");
      api.control(server.port(), after, "{\"type\":\"next-phase\"}");
    }
    assertThat(api.loadActivity(two.port(), first).status()).as("in any version").isEqualTo(201);
    awaitUntil("it is back at the other", () -> at(one, "ours").equals(first));
  }

  @Test
  @DisplayName("[P1] what was loaded or deleted at one is so at once for who comes to the other")
  void atOnceAtTheOther() {
    for (int version = 1; version <= ROUNDS; version++) {
      ObjectNode given = activity("quick", version, "Goal");
      assertThat(api.loadActivity(one.port(), given).status()).isEqualTo(201);
      assertThat(listed(two)).contains("quick");
      assertThat(of(two, api.createWith(two.port(), "quick"))).isEqualTo(given);

      assertThat(api.deleteActivity(two.port(), "quick")).isEqualTo(204);
      assertThat(api.loadActivity(one.port(), given).status()).isEqualTo(201);
      assertThat(at(two, "quick")).isEqualTo(given);
      assertThat(api.deleteActivity(two.port(), "quick")).isEqualTo(204);
      assertThat(listed(one)).doesNotContain("quick");
    }
  }

  @Test
  @DisplayName("[H8] of two contents of one version, loaded at once, one is the winner of both")
  void race() {
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int version = 1; version <= ROUNDS; version++) {
        List<ObjectNode> given =
            List.of(activity("raced", version, "Ours"), activity("raced", version, "Theirs"));
        List<ServerProcess> servers = List.of(one, two);
        List<Reply> replies =
            IntStream.of(0, 1)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> api.loadActivity(servers.get(i).port(), given.get(i)), racers))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(201, 409);
        int winner = replies.get(0).status() == 201 ? 0 : 1;
        JsonNode refusal = replies.get(1 - winner).json();
        assertThat(refusal.path("loaded").asInt()).isEqualTo(version);
        assertThat(at(servers.get(winner), "raced")).isEqualTo(given.get(winner));
        JsonNode named = given.get(winner);
        awaitUntil(
            "both name it", () -> servers.stream().allMatch(s -> at(s, "raced").equals(named)));
      }
    }
  }
}
