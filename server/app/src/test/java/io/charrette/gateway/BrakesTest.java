package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script cannot do to the others, and what no honest hour meets. */
class BrakesTest {
  private static final String KEY = "a-create-key-for-tests";

  /** Where the room is, and where a guesser is who is not in it. */
  private static final String ROOM = "10.0.0.1";

  private static final String ELSEWHERE = "10.0.0.2";

  private final TestServer server =
      TestServer.start(
          "--trust-proxy",
          "true",
          "--create-key",
          KEY,
          "--metrics-token",
          KEY,
          "--trust-local",
          "true",
          "--limit-wrong-codes",
          "2",
          "--limit-wrong-codes-overall",
          "1");

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply look(String code, String network, String agent) {
    return server.get("/api/join/" + code, "X-Forwarded-For", network, "User-Agent", agent);
  }

  private Created inTheRoom() {
    Created workshop = server.create(2);
    String[] token = bearer(workshop.facilitatorToken());
    assertThat(
            server
                .get("/api/workshops/" + workshop.id(), token[0], token[1], "X-Forwarded-For", ROOM)
                .status())
        .isEqualTo(200);
    return workshop;
  }

  private void flood(String network) {
    for (int i = 0; i < 5; i++) {
      look("XXXXXX", network, "browser " + i);
    }
    assertThat(look("XXXXXX", network, "another").status()).isEqualTo(429);
  }

  @Test
  @DisplayName("[H2] wrong codes in the room hold no right one back, there or elsewhere")
  void rightCodes() {
    Created workshop = inTheRoom();

    flood(ROOM);

    assertThat(look(workshop.joinCode(), ROOM, "a phone").status()).isEqualTo(200);
    assertThat(look(workshop.joinCode(), ELSEWHERE, "a phone").status()).isEqualTo(200);
    assertThat(
            server
                .post(
                    "/api/join/" + workshop.joinCode(),
                    "{\"name\":\"Ana\",\"table\":1}",
                    "X-Forwarded-For",
                    ROOM)
                .status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("[H2] where nobody of the workshop is, a brake tells nothing about a right code")
  void noOracle() {
    Created workshop = inTheRoom();

    flood(ELSEWHERE);

    Reply right = look(workshop.joinCode(), ELSEWHERE, "a guesser");
    Reply wrong = look("XXXXXX", ELSEWHERE, "a guesser");
    assertThat(right.status()).isEqualTo(429);
    assertThat(right.body()).isEqualTo(wrong.body());
  }

  @Test
  @DisplayName("[H2] who hides behind a proxy that may not be believed is nowhere")
  void behindAProxy() {
    try (TestServer direct = TestServer.start()) {
      Created workshop = direct.create(1);
      direct.get(
          "/api/workshops/" + workshop.id(),
          "Authorization",
          "Bearer " + workshop.facilitatorToken(),
          "Via",
          "1.1 proxy");
      for (int i = 0; i < 10; i++) {
        direct.get("/api/join/XXXXXX", "Via", "1.1 proxy");
      }

      assertThat(direct.get("/api/join/" + workshop.joinCode(), "Via", "1.1 proxy").status())
          .isEqualTo(429);
      assertThat(direct.get("/api/join/" + workshop.joinCode()).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H2] [H13] guesses of codes hold neither key back, nor those of one key the other")
  void keysApart() {
    flood(ROOM);
    for (int i = 0; i < 5; i++) {
      create("wrong-key-number-" + i, ELSEWHERE);
    }

    assertThat(create(KEY, ELSEWHERE)).as("after wrong ones").isEqualTo(429);
    assertThat(create(KEY, ROOM)).isEqualTo(201);
    assertThat(
            server
                .get("/metrics", "Authorization", "Bearer " + KEY, "X-Forwarded-For", ELSEWHERE)
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("[H1] a browser that had the create key before is not held back with it")
  void ownBrowser() {
    String cookie = server.get("/").cookies().getFirst();
    String mine = cookie.substring(0, cookie.indexOf(';'));
    assertThat(create(KEY, ROOM, "Cookie", mine)).isEqualTo(201);
    for (int i = 0; i < 5; i++) {
      create("wrong-key-number-" + i, ROOM, "User-Agent", "browser " + i);
    }

    assertThat(create(KEY, ROOM, "User-Agent", "new")).as("others there").isEqualTo(429);
    assertThat(create(KEY, ROOM, "Cookie", mine)).isEqualTo(201);
  }

  private int create(String key, String network, String... headers) {
    List<String> all =
        new ArrayList<>(List.of("Authorization", "Bearer " + key, "X-Forwarded-For", network));
    all.addAll(List.of(headers));
    return server
        .post(
            "/api/workshops",
            "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}]}",
            all.toArray(String[]::new))
        .status();
  }

  @Test
  @DisplayName(
      "[H2] [H3] [H17] a room of 100 behind one address, some with typing errors, meets none")
  void honestRoom() {
    try (TestServer usual = TestServer.start();
        HttpClient phones = HttpClient.newHttpClient()) {
      Created workshop = usual.create(5);
      List<CompletableFuture<Integer>> statuses = new ArrayList<>();
      for (int person = 0; person < 100; person++) {
        String cookie = usual.get("/j/" + workshop.joinCode()).cookies().getFirst();
        String mine = cookie.substring(0, cookie.indexOf(';'));
        String body = "{\"name\":\"P%d\",\"table\":%d}".formatted(person, person % 5 + 1);
        HttpRequest join =
            HttpRequest.newBuilder(URI.create(usual.origin() + "/api/join/" + workshop.joinCode()))
                .header("Content-Type", "application/json")
                .header("Cookie", mine)
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int wrong = 0; wrong < (person % 10 == 0 ? 3 : 0); wrong++) {
          assertThat(usual.get("/api/join/XXXXXX", "Cookie", mine).status()).isEqualTo(404);
        }
        statuses.add(
            phones.sendAsync(join, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode));
      }

      assertThat(statuses).extracting(CompletableFuture::join).containsOnly(201);
    }
  }

  @Test
  @DisplayName("[H3] joins that are not possible take no place in the queue")
  void junk() {
    Created workshop = server.create(2);
    String path = "/api/join/" + workshop.joinCode();
    try (HttpClient script = HttpClient.newHttpClient()) {
      HttpRequest join =
          HttpRequest.newBuilder(URI.create(server.origin() + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"name\":\"A\",\"table\":999}"))
              .build();
      List<CompletableFuture<HttpResponse<Void>>> answers =
          Stream.generate(() -> script.sendAsync(join, BodyHandlers.discarding()))
              .limit(1_300)
              .toList();

      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(422));
    }
    assertThat(server.post(path, "{\"name\":\"Ana\",\"table\":1}").status()).isEqualTo(201);
    assertThat(server.post(path, "{\"name\":\"\",\"table\":1}").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("[H3] a script that does not wait for its answers keeps nobody out of the queue")
  void goneBeforeTheirTurn(boolean withOneKey) {
    try (TestServer slow = TestServer.start("--limit-join-rate", "1")) {
      Created workshop = slow.create(3);
      String path = "/api/join/" + workshop.joinCode();
      String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
      slow.join(workshop, "First", 3);
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      try (HttpClient script =
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        for (int i = 0; i < 40; i++) {
          String body = "{\"name\":\"A\",\"table\":" + (i % 2 + 1) + "}";
          HttpRequest.Builder join =
              HttpRequest.newBuilder(URI.create(slow.origin() + path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body));
          HttpRequest request = withOneKey ? join.headers(key).build() : join.build();
          answers.add(
              script
                  .sendAsync(request, BodyHandlers.discarding())
                  .thenApply(HttpResponse::statusCode));
        }
        awaitUntil(
            "the queue is full", () -> answers.stream().anyMatch(each -> each.getNow(0) == 429));
        script.shutdownNow();
      }

      String ana = "{\"name\":\"Ana\",\"table\":1}";
      awaitUntil("a turn for Ana", () -> slow.post(path, ana).status() == 201);
      assertThat(people(slow, workshop)).as("with the first and Ana").isLessThan(10);
    }
  }

  private static int people(TestServer server, Created workshop) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json()
        .at("/workshop/participants")
        .size();
  }

  @Test
  @DisplayName("[H17] a participant's renames and moves have a brake, and coming back has none")
  void renames() {
    Created workshop = server.create(1);
    String[] token = bearer(server.join(workshop, "Ana", 1));
    String path = "/api/join/" + workshop.joinCode();
    for (int i = 0; i < 20; i++) {
      assertThat(server.post(path, "{\"name\":\"Ana " + i + "\",\"table\":1}", token).status())
          .isEqualTo(200);
    }

    Reply refused = server.post(path, "{\"name\":\"Once more\",\"table\":1}", token);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).matches("[1-9]|10");
    for (int i = 0; i < 100; i++) {
      assertThat(server.post(path, "{\"name\":\"Ana 19\",\"table\":1}", token).status())
          .isEqualTo(200);
    }
    assertThat(server.join(workshop, "Bo", 1)).as("others").isNotEmpty();
  }

  @Test
  @DisplayName("[H17] [W5] calls for help have a brake, which closes no socket")
  void help() {
    Created workshop = server.create(1);
    try (TestSocket phone = server.phone(workshop, "Ana", 1)) {
      for (int i = 0; i < 21; i++) {
        phone.send("{\"type\":\"help\",\"on\":" + (i % 2 == 0) + "}");
      }
      phone.send("{\"type\":\"clock\",\"sent\":7}");

      assertThat(phone.next("refused").path("reason").asText()).isEqualTo("too-many-requests");
      assertThat(phone.next("clock").path("sent").asInt()).isEqualTo(7);
    }
  }

  @Test
  @DisplayName("[H17] a facilitator's commands have a brake, far above what hands do")
  void commands() {
    Created workshop = server.create(1);
    int taken = 0;
    Reply refused = server.command(workshop, lock(taken));
    while (refused.status() == 200) {
      taken++;
      refused = server.command(workshop, lock(taken));
    }

    assertThat(taken).isGreaterThanOrEqualTo(200);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
  }

  @Test
  @DisplayName("[H17] [H20] making links has the brake of commands")
  void links() {
    Created workshop = server.create(1);
    String[] token = bearer(workshop.facilitatorToken());
    String path = "/api/workshops/" + workshop.id() + "/links";
    String body = "{\"opens\":\"screen\",\"label\":\"Foyer\"}";
    int answered = 0;
    Reply reply = server.post(path, body, token);
    while (reply.status() != 429) {
      assertThat(reply.status()).isIn(201, 409);
      assertThat(++answered).as("before the brake").isLessThan(20_000);
      reply = server.post(path, body, token);
    }

    assertThat(answered).isGreaterThanOrEqualTo(200);
    assertThat(reply.problem()).isEqualTo("too-many-requests");
  }

  private static String lock(int i) {
    return "{\"type\":\"" + (i % 2 == 0 ? "lock" : "unlock") + "\",\"table\":1}";
  }
}
