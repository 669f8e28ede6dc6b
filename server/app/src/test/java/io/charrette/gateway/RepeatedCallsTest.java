package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come again with the same key, because their answer was lost. */
class RepeatedCallsTest {
  private static final String KEY = "k".repeat(43);
  private static final String OTHER = "o".repeat(43);
  private static final String ONE_TABLE = "{\"name\":\"W\",\"tables\":[{\"place\":\"Gary, IN\"}]}";

  private static TestServer server;
  private Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void create() {
    workshop = server.create(2);
  }

  private static Reply post(String path, String key, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Idempotency-Key", "\"" + key + "\""));
    all.addAll(List.of(headers));
    return server.post(path, body, all.toArray(String[]::new));
  }

  private Reply join(String key, String name, int table) {
    return post(
        "/api/join/" + workshop.joinCode(),
        key,
        "{\"name\":\"" + name + "\",\"table\":" + table + "}");
  }

  private JsonNode participants() {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json()
        .path("workshop")
        .path("participants");
  }

  @Test
  @DisplayName(
      "[H23] [H3] who joins again with the same key has the same seat, after a restart too")
  void joiningAgain() {
    Reply first = join(KEY, "Jo", 1);
    Reply again = join(KEY, "Jo", 1);
    server.restart();
    Reply later = join(KEY, "Jo", 1);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(later.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(later.json()).isEqualTo(first.json());
    assertThat(later.cookies()).singleElement().asString().startsWith("charrette-participant-");
    assertThat(participants()).hasSize(1);
  }

  @Test
  @DisplayName("[H23] what is chosen otherwise the second time counts, as of somebody who is in")
  void choosingOtherwise() {
    Reply first = join(KEY, "Jo", 1);
    Reply again = join(KEY, "Joanna", 2);

    assertThat(again.json().path("participantToken"))
        .isEqualTo(first.json().path("participantToken"));
    assertThat(participants()).singleElement().asString().contains("Joanna", "\"table\":2");
  }

  @Test
  @DisplayName("[H23] [M12] the seat is there also when joining has been closed meanwhile")
  void closedMeanwhile() {
    Reply first = join(KEY, "Jo", 1);
    server.command(workshop, "{\"type\":\"close-joining\"}");

    assertThat(join(KEY, "Jo", 1).json()).isEqualTo(first.json());
    assertThat(join(OTHER, "Bo", 1).problem()).isEqualTo("joining-closed");
  }

  @Test
  @DisplayName("[H23] [M11] a key opens nothing to who is kept out")
  void keptOut() {
    Reply first = join(KEY, "Jo", 1);
    String id = first.json().path("participant").path("id").asText();
    server.command(workshop, "{\"type\":\"keep-out\",\"participant\":\"" + id + "\"}");

    assertThat(join(KEY, "Jo", 1).problem()).isEqualTo("kept-out");
  }

  @Test
  @DisplayName("[H23] another key is somebody else, and so is the same key in another workshop")
  void others() {
    Reply jo = join(KEY, "Jo", 1);
    Reply bo = join(OTHER, "Bo", 1);
    assertThat(bo.json().path("participant").path("id"))
        .isNotEqualTo(jo.json().path("participant").path("id"));
    assertThat(participants()).hasSize(2);

    workshop = server.create(1);
    Reply elsewhere = join(KEY, "Jo", 1);
    assertThat(elsewhere.status()).isEqualTo(201);
    assertThat(elsewhere.json().path("participantToken"))
        .isNotEqualTo(jo.json().path("participantToken"));
  }

  @Test
  @DisplayName("[H23] of the same join many times at once one takes a seat, and all have it")
  void atOnce() throws Exception {
    List<JsonNode> seats = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(threads.submit(() -> join(KEY, "Jo", 1)));
      }
      for (Future<Reply> reply : replies) {
        seats.add(reply.get().json());
      }
    }

    assertThat(seats).hasSize(8).containsOnly(seats.getFirst());
    assertThat(participants()).hasSize(1);
  }

  @Test
  @DisplayName("[H23] [H1] a workshop is created once, however often it is asked for")
  void creatingAgain() {
    Reply first = post("/api/workshops", KEY, ONE_TABLE);
    Reply again = post("/api/workshops", KEY, ONE_TABLE);
    server.restart();
    Reply later = post("/api/workshops", KEY, ONE_TABLE);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(later.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(later.json().path("facilitatorToken"))
        .isEqualTo(first.json().path("facilitatorToken"));
    assertThat(later.cookies()).singleElement().asString().startsWith("charrette-facilitator-");
    assertThat(post("/api/workshops", OTHER, ONE_TABLE).json().path("id"))
        .isNotEqualTo(first.json().path("id"));

    String id = first.json().path("id").asText();
    String token = first.json().path("facilitatorToken").asText();
    server.send(HttpMethod.DELETE, "/api/workshops/" + id, "", bearer(token));
    Reply anew = post("/api/workshops", KEY, ONE_TABLE);
    assertThat(anew.status()).isEqualTo(201);
    assertThat(anew.json().path("id").asText()).isNotEqualTo(id);
  }

  @Test
  @DisplayName("[H23] of the same creation many times at once there is one workshop")
  void creatingAtOnce() throws InterruptedException, ExecutionException {
    String key = "c".repeat(43);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(threads.submit(() -> post("/api/workshops", key, ONE_TABLE)));
      }
      List<String> ids = new ArrayList<>();
      for (Future<Reply> future : replies) {
        Reply reply = future.get();
        assertThat(reply.status()).isIn(200, 201, 503);
        if (reply.status() < 300) {
          ids.add(reply.json().path("id").asText());
        }
      }
      assertThat(ids).isNotEmpty().containsOnly(ids.getFirst());
    }
  }

  @Test
  @DisplayName("[H23] [H20] a link is made once, however often it is asked for")
  void linkAgain() {
    String path = "/api/workshops/" + workshop.id() + "/links";
    String body = "{\"opens\":\"screen\",\"label\":\"Stage\"}";
    Reply first = post(path, KEY, body, bearer(workshop.facilitatorToken()));
    Reply again = post(path, KEY, body, bearer(workshop.facilitatorToken()));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(
            server
                .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
                .json()
                .path("workshop")
                .path("links"))
        .hasSize(3);
  }

  private JsonNode messages() {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json()
        .path("workshop")
        .path("messages");
  }

  @Test
  @DisplayName("[H23] [H6] a message is sent once, however often it is asked for")
  void messageAgain() {
    String path = "/api/workshops/" + workshop.id() + "/commands";
    String body = "{\"type\":\"send-message\",\"text\":\"Five minutes\",\"table\":null}";
    String[] facilitator = bearer(workshop.facilitatorToken());

    Reply first = post(path, KEY, body, facilitator);
    Reply again = post(path, KEY, body, facilitator);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(messages()).hasSize(1);

    post(path, OTHER, body, facilitator);
    server.post(path, body, facilitator);
    assertThat(messages()).hasSize(3);

    String id = messages().get(0).path("id").asText();
    server.post(path, "{\"type\":\"withdraw-message\",\"id\":\"" + id + "\"}", facilitator);
    post(path, KEY, body, facilitator);
    assertThat(messages()).hasSize(3);
  }

  private JsonNode crew() {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json()
        .path("workshop")
        .path("crew");
  }

  @ParameterizedTest
  @CsvSource({"note-table, notes", "tell-crew, line"})
  @DisplayName("[H23] [M34] what is said is said once, whoever spoke in between")
  void saidAgain(String type, String where) {
    String path = "/api/workshops/" + workshop.id() + "/commands";
    String said = "{\"type\":\"%s\",\"table\":1,\"name\":\"Ana\",\"text\":\"%s\"}";
    String words = type.equals("tell-crew") ? said.replace("\"table\":1,", "") : said;
    String[] facilitator = bearer(workshop.facilitatorToken());

    Reply first = post(path, KEY, words.formatted(type, "Coffee"), facilitator);
    server.post(path, words.formatted(type, "At ten"), facilitator);
    server.restart();
    Reply again = post(path, KEY, words.formatted(type, "Coffee"), facilitator);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(crew().path(where)).hasSize(2);

    post(path, OTHER, words.formatted(type, "Coffee"), facilitator);
    assertThat(crew().path(where)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"start-afresh\",\"table\":1", "\"renew-join-code\""})
  @DisplayName("[M9] [K9] [M12] no flipchart is started, and no code made, twice by one decision")
  void decidedOnce(String command) {
    String path = "/api/workshops/" + workshop.id() + "/commands";
    String[] facilitator = bearer(workshop.facilitatorToken());
    long seen =
        server.get("/api/workshops/" + workshop.id(), facilitator).json().path("version").asLong();
    String body = "{\"type\":" + command + ",\"expectedVersion\":" + seen + "}";

    assertThat(server.post(path, body, facilitator).status()).isEqualTo(200);
    Reply again = server.post(path, body, facilitator);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("conflict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"1\"", "kkk", "\"k k\""})
  @DisplayName("[H23] a key that is no secret is refused")
  void noSecret(String header) {
    Reply reply =
        server.post(
            "/api/join/" + workshop.joinCode(),
            "{\"name\":\"Jo\",\"table\":1}",
            "Idempotency-Key",
            header);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("malformed");
    assertThat(participants()).isEmpty();
  }
}
