package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinRoutesTest {
  private static TestServer server;
  private static Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(3);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply join(String name, int table, String... headers) {
    return server.post("/api/join/" + workshop.joinCode(), body(name, table), headers);
  }

  private static String body(String name, int table) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("table", table).toString();
  }

  @Test
  @DisplayName("[H2] a code opens the list of tables, however it was typed")
  void look() {
    String code = workshop.joinCode().toLowerCase(java.util.Locale.ROOT);

    Reply reply = server.get("/api/join/" + code.substring(0, 3) + "%20-" + code.substring(3));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("workshopId").asText()).isEqualTo(workshop.id());
    assertThat(reply.json().path("name").asText()).isEqualTo("W");
    assertThat(reply.json().path("tables")).hasSize(3);
    assertThat(reply.json().path("tables").path(1).toString())
        .isEqualTo("{\"number\":2,\"place\":\"City 2\",\"label\":\"\",\"people\":0}");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BCDFGH", "nonsense", "%00", "%3Cscript%3E", "..%2F..%2Fetc"})
  @DisplayName("[H2] [H3] an unknown code is 404 unknown-code, and says nothing else")
  void unknownCode(String code) {
    String[] agent = {"User-Agent", "of " + code};

    assertThat(server.get("/api/join/" + code, agent).problem()).isEqualTo("unknown-code");
    Reply joined = server.post("/api/join/" + code, body("Ana", 1), agent);
    assertThat(joined.status()).isEqualTo(404);
    assertThat(joined.problem()).isEqualTo("unknown-code");
    assertThat(joined.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  @DisplayName("[H2] the eleventh wrong code of a browser is 429; others are not held back")
  void tooManyWrongCodes() {
    String[] agent = {"User-Agent", "a guesser"};
    for (int i = 0; i < 10; i++) {
      assertThat(server.get("/api/join/XXXXX" + i, agent).status()).isEqualTo(404);
    }

    Reply next = server.get("/api/join/XXXXXX", agent);

    assertThat(next.status()).isEqualTo(429);
    assertThat(next.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(1, 60);
    assertThat(server.get("/api/join/XXXXXX", "User-Agent", "another").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("[H2] browsers of one kind behind one address are told apart by the pages' cookie")
  void browsersOfOneKind() {
    String agent = "one of 300 phones of this kind";
    String first = cookieOfAPage(agent);
    String second = cookieOfAPage(agent);
    for (int i = 0; i < 11; i++) {
      server.get("/api/join/XXXXXX", "User-Agent", agent, "Cookie", first);
    }
    String path = "/api/join/XXXXXX";

    assertThat(server.get(path, "User-Agent", agent, "Cookie", first).status()).isEqualTo(429);
    assertThat(server.get(path, "User-Agent", agent, "Cookie", second).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("[H2] a made-up cookie is no new browser")
  void forgedCookie() {
    String agent = "a forger";
    for (int i = 0; i < 10; i++) {
      String forged = "charrette-browser=fresh" + i + ".c2lnbmF0dXJl";
      server.get("/api/join/XXXXXX", "User-Agent", agent, "Cookie", forged);
    }

    assertThat(
            server
                .get(
                    "/api/join/XXXXXX",
                    "User-Agent",
                    agent,
                    "Cookie",
                    "charrette-browser=new.c2lnbmF0dXJl")
                .status())
        .isEqualTo(429);
  }

  private static String cookieOfAPage(String agent) {
    String cookie = server.get("/j/BCDFGH", "User-Agent", agent).cookies().getFirst();
    assertThat(cookie).startsWith("charrette-browser=").contains("HTTPOnly", "SameSite=Strict");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  @DisplayName(
      "[H3] [T3] joining gives a token, and a cookie that scripts and other sites cannot use")
  void joining() {
    Reply reply = join("  Ana  ", 2);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("participantToken").asText()).matches("[A-Za-z0-9_-]{43}");
    assertThat(reply.json().path("participant").path("name").asText()).isEqualTo("Ana");
    assertThat(reply.json().path("participant").path("table").asInt()).isEqualTo(2);
    assertThat(reply.json().path("workshopId").asText()).isEqualTo(workshop.id());
    assertThat(reply.cookies())
        .singleElement()
        .asString()
        .startsWith(
            "charrette-participant-"
                + workshop.id()
                + "="
                + reply.json().path("participantToken").asText())
        .contains("Path=/", "HTTPOnly", "SameSite=Strict", "Max-Age=")
        .doesNotContain("Secure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë 👩‍👩‍👧",
        "שלום עולם",
        "مرحبا",
        "<script>alert(1)</script>",
        "O'Brien \"Bo\" \\ & Söhne",
        "名前",
      })
  @DisplayName("[H3] names of every script and with every sign stay as they are")
  void names(String name) {
    Reply reply = join(name, 1);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("participant").path("name").asText()).isEqualTo(name);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u200b",
        "a\u0000b",
        "a\nb",
        "evil \u202e gnp.exe",
        "12345678901234567890123456789012345678901",
      })
  @DisplayName("[H3] a name that is empty, over 40 or has control characters is 422 invalid-name")
  void invalidNames(String name) {
    Reply reply = join(name, 1);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("invalid-name");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 4, 2147483647})
  @DisplayName("[H3] a table that does not exist is 422 no-such-table")
  void noSuchTable(int table) {
    Reply reply = join("Ana", table);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("no-such-table");
  }

  @Test
  @DisplayName("[H3] the twenty-first at a table is 409 table-full")
  void tableFull() {
    for (int i = 0; i < 20; i++) {
      assertThat(join("P" + i, 3).status()).isEqualTo(201);
    }

    Reply reply = join("One more", 3);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("table-full");
  }

  @Test
  @DisplayName("[H3] [M15] a table that a script filled has seats again ten minutes later")
  void lapsedSeats() {
    Created scripted = server.create(1);
    for (int i = 0; i < 20; i++) {
      server.join(scripted, "P" + i, 1);
    }
    String path = "/api/join/" + scripted.joinCode();
    assertThat(server.post(path, body("Early", 1)).problem()).isEqualTo("table-full");

    server.clock.advance(Duration.ofMinutes(10).toMillis());

    for (int i = 0; i < 20; i++) {
      assertThat(server.post(path, body("Guest " + i, 1)).status()).isEqualTo(201);
    }
    assertThat(server.post(path, body("One more", 1)).problem()).isEqualTo("table-full");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"Ana\"}|422",
        "{\"name\":7,\"table\":1}|422",
        "{\"name\":\"Ana\",\"table\":\"1\"}|422",
        "{\"name\":\"Ana\",\"table\":1.5}|422",
        "{\"name\":\"Ana\",\"table\":99999999999}|422",
        "{\"name\":\"Ana\",\"name\":\"Bo\",\"table\":1}|422",
        "{\"name\":\"Ana\",\"table\":1} x|422",
        "[]|422",
        "null|422",
        "{|422",
        "\"|422",
      })
  @DisplayName("[H3] a body that is not what it should be is malformed")
  void malformed(String body, int status) {
    Reply reply = server.post("/api/join/" + workshop.joinCode(), body);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.problem()).isEqualTo("malformed");
  }

  @Test
  @DisplayName("[H3] a form of another site is not JSON, whatever it holds")
  void notJson() {
    Reply reply =
        server.post(
            "/api/join/" + workshop.joinCode(), body("Ana", 1), "Content-Type", "text/plain");

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  @DisplayName("a body over 64 KiB is 413 too-large")
  void tooLarge() {
    Reply reply = join("x".repeat(70_000), 1);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.problem()).isEqualTo("too-large");
  }

  private static void control(Created of, String command) {
    assertThat(
            server
                .post(
                    "/api/workshops/" + of.id() + "/commands",
                    command,
                    bearer(of.facilitatorToken()))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("[H2] [H3] while joining is closed a newcomer is told so, and who is in comes back")
  void closed() {
    Created other = server.create(2);
    String path = "/api/join/" + other.joinCode();
    String token = server.post(path, body("Ana", 1)).json().path("participantToken").asText();
    control(other, "{\"type\":\"close-joining\"}");

    assertThat(server.get(path).status()).isEqualTo(409);
    assertThat(server.get(path).problem()).isEqualTo("joining-closed");
    assertThat(server.post(path, body("Bo", 1)).problem()).isEqualTo("joining-closed");
    assertThat(server.get(path, bearer(token)).status()).isEqualTo(200);
    assertThat(server.post(path, body("Ana", 2), bearer(token)).status()).isEqualTo(200);

    control(other, "{\"type\":\"open-joining\"}");
    assertThat(server.post(path, body("Bo", 1)).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("[H3] [M12] a new code opens the workshop, and the old one is nobody's any longer")
  void newCode() {
    Created other = server.create(1);
    control(other, "{\"type\":\"renew-join-code\"}");
    String code =
        server
            .get("/api/workshops/" + other.id(), bearer(other.facilitatorToken()))
            .json()
            .at("/workshop/joinCode")
            .asText();

    assertThat(code).isNotEqualTo(other.joinCode());
    assertThat(server.get("/api/join/" + other.joinCode()).problem()).isEqualTo("unknown-code");
    assertThat(server.post("/api/join/" + other.joinCode(), body("Ana", 1)).problem())
        .isEqualTo("unknown-code");
    assertThat(server.get("/api/join/" + code).status()).isEqualTo(200);
    assertThat(server.post("/api/join/" + code, body("Ana", 1)).status()).isEqualTo(201);
    assertThat(
            server
                .get(
                    "/api/workshops/" + other.id() + "/qr.svg?code=" + code,
                    bearer(other.facilitatorToken()))
                .body())
        .contains("/j/" + code);
  }

  @Test
  @DisplayName("[H2] [H3] [M11] a browser that is kept out stays out until it is let in again")
  void keptOut() {
    Created other = server.create(1);
    String path = "/api/join/" + other.joinCode();
    Reply joined = server.post(path, body("Ana", 1));
    String id = joined.json().path("participant").path("id").asText();
    String token = joined.json().path("participantToken").asText();
    String cookie = "charrette-participant-" + other.id() + "=" + token;
    control(other, "{\"type\":\"keep-out\",\"participant\":\"" + id + "\"}");

    assertThat(server.get(path, "Cookie", cookie).status()).isEqualTo(403);
    assertThat(server.get(path, "Cookie", cookie).problem()).isEqualTo("kept-out");
    assertThat(server.post(path, body("Bea", 1), "Cookie", cookie).problem()).isEqualTo("kept-out");
    assertThat(server.post(path, body("Bea", 1), bearer(token)).problem()).isEqualTo("kept-out");
    assertThat(server.get("/api/workshops/" + other.id(), bearer(token)).status()).isEqualTo(401);
    assertThat(server.post(path, body("Somebody else", 1)).status()).isEqualTo(201);

    control(other, "{\"type\":\"let-in\",\"participant\":\"" + id + "\"}");
    Reply back = server.get("/api/workshops/" + other.id(), bearer(token));
    assertThat(back.json().at("/you/participant/id").asText()).isEqualTo(id);
    assertThat(back.json().at("/workshop/keptOut")).isEmpty();
  }

  @Test
  @DisplayName("[H3] who joins again with a token keeps the id, and is renamed and moved")
  void again() {
    Reply first = join("Ana", 1);
    String token = first.json().path("participantToken").asText();

    Reply second = join("Anna", 2, bearer(token));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("participant").path("id"))
        .isEqualTo(first.json().path("participant").path("id"));
    assertThat(second.json().path("participant").path("name").asText()).isEqualTo("Anna");
    assertThat(second.json().path("participant").path("table").asInt()).isEqualTo(2);
    Reply state = server.get("/api/workshops/" + workshop.id(), bearer(token));
    assertThat(state.json().path("you").path("participant").path("table").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("[H3] [T6] joining again by cookie needs the own origin")
  void againByCookie() {
    String token = join("Bo", 1).json().path("participantToken").asText();
    String cookie = "charrette-participant-" + workshop.id() + "=" + token;

    assertThat(join("Eve", 2, "Cookie", cookie).problem()).isEqualTo("origin");
    assertThat(join("Eve", 2, "Cookie", cookie, "Origin", "http://evil.example").status())
        .isEqualTo(403);
    assertThat(join("Bob", 2, "Cookie", cookie, "Origin", server.origin()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("[H3] a token of another workshop is nothing here: a new participant")
  void tokenOfAnother() {
    Created other = server.create(1);
    String token = server.join(other, "Ana", 1);

    assertThat(join("Ana", 1, bearer(token)).status()).isEqualTo(201);
  }
}
