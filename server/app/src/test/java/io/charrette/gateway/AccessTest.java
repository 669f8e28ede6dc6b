package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: every role at every route, and how a role is shown. */
class AccessTest {
  private static final String NEXT = "{\"type\":\"next-phase\"}";
  private static final String LINK = "{\"opens\":\"screen\",\"label\":\"Foyer\"}";

  private static TestServer server;
  private static Created workshop;
  private static Map<String, String> tokens;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(2);
    Created other = server.create(2);
    tokens =
        Map.of(
            "facilitator", workshop.facilitatorToken(),
            "helper", link("helper"),
            "screen", workshop.screenToken(),
            "participant", server.join(workshop, "Ana", 1),
            "joinCode", workshop.joinCode(),
            "other facilitator", other.facilitatorToken(),
            "invented", "A".repeat(43),
            "empty", "");
  }

  /** The token of a new link. */
  private static String link(String opens) {
    String body = "{\"opens\":\"" + opens + "\",\"label\":\"Kim\"}";
    Reply made = server.post(path("/links"), body, bearer(workshop.facilitatorToken()));
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("link").asText().replaceFirst(".*#", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String path(String rest) {
    return "/api/workshops/" + workshop.id() + rest;
  }

  private static String token(String who) {
    return Objects.requireNonNull(tokens.get(who));
  }

  private static String cookie(String role, String token) {
    return "charrette-" + role + "-" + workshop.id() + "=" + token;
  }

  @ParameterizedTest
  @CsvSource({
    // who, state, activity, qr, command, link, session, table 1, table 2, table 9, workshop socket
    "facilitator,200,200,200,200,201,204,opened,opened,404 no-such-table,opened",
    "helper,200,200,200,403,403,204,403 forbidden,403 forbidden,404 no-such-table,opened",
    "screen,200,200,200,403,403,204,403 forbidden,403 forbidden,404 no-such-table,opened",
    "participant,200,200,200,403,403,204,opened,403 forbidden,404 no-such-table,403 forbidden",
    "joinCode,401,401,401,401,401,401,401 unauthorised,401 unauthorised,401 unauthorised,"
        + "401 unauthorised",
    "other facilitator,401,401,401,401,401,401,401 unauthorised,401 unauthorised,401 unauthorised,"
        + "401 unauthorised",
    "invented,401,401,401,401,401,401,401 unauthorised,401 unauthorised,401 unauthorised,"
        + "401 unauthorised",
    "empty,401,401,401,401,401,401,401 unauthorised,401 unauthorised,401 unauthorised,401 unauthorised",
  })
  @DisplayName(
      "[T2] [H4] [H5] [H6] [H9] [H20] [W1] [W3] every role at every route, by bearer token")
  void matrix(
      String who,
      int state,
      int activity,
      int qr,
      int command,
      int link,
      int session,
      String own,
      String others,
      String missing,
      String workshopSocket) {
    String[] token = bearer(token(who));
    String ws = "/ws/" + workshop.id();

    assertThat(server.get(path(""), token).status()).as("state").isEqualTo(state);
    assertThat(server.get(path("/activity"), token).status()).as("activity").isEqualTo(activity);
    assertThat(server.get(path("/qr.svg"), token).status()).as("qr").isEqualTo(qr);
    assertThat(server.post(path("/commands"), NEXT, token).status())
        .as("command")
        .isEqualTo(command);
    assertThat(server.post(path("/links"), LINK, token).status()).as("link").isEqualTo(link);
    assertThat(server.post(path("/session"), "", token).status()).as("session").isEqualTo(session);
    assertThat(server.refusal(ws + "/tables/1", true, token)).as("own table").isEqualTo(own);
    assertThat(server.refusal(ws + "/tables/2", true, token)).as("other table").isEqualTo(others);
    assertThat(server.refusal(ws + "/tables/9", true, token)).as("no table").isEqualTo(missing);
    assertThat(server.refusal(ws, true, token)).as("workshop").isEqualTo(workshopSocket);
  }

  /** What a helper may do besides sending a message to one table. */
  private static final List<String> THEIRS =
      List.of("clear-help", "claim-help", "release-help", "note-table", "remove-note", "tell-crew");

  @ParameterizedTest
  @MethodSource("commands")
  @DisplayName(
      "[M19] [H6] of all commands a helper has seven, and the screen and participants none")
  void commandsByRole(String command) {
    boolean helpers =
        THEIRS.stream().anyMatch(type -> command.contains("\"" + type + "\""))
            || (command.contains("\"send-message\"") && !command.contains("\"table\":null"));
    // Of a call that nobody has made, 409: what is not now was allowed.
    assertThat(server.post(path("/commands"), command, bearer(token("helper"))).status())
        .isIn(helpers ? List.of(200, 409) : List.of(403));
    for (String who : List.of("screen", "participant")) {
      assertThat(server.post(path("/commands"), command, bearer(token(who))).status())
          .as(who)
          .isEqualTo(403);
    }
  }

  static Stream<String> commands() throws IOException {
    List<String> samples =
        new ArrayList<>(
            List.of(
                "{\"type\":\"send-message\",\"text\":\"To all\",\"table\":null}",
                "{\"type\":\"send-message\",\"text\":\"To one\",\"table\":2}",
                "{\"type\":\"clear-help\",\"table\":1}"));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/messages/commands"))) {
      for (Path file : files.sorted().toList()) {
        String sample = Files.readString(file, UTF_8);
        if (!sample.contains("\"send-message\"") && !sample.contains("\"clear-help\"")) {
          samples.add(sample);
        }
      }
    }
    return samples.stream();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/report.html",
    "GET,/report.json",
    "GET,/report.csv",
    "GET,/report.md",
    "GET,/report.pdf",
    "GET,/bridges",
    "GET,/tables/1/history",
    "GET,/tables/1/history/1",
    "POST,/tables/1/history/1/restore",
    "POST,/history/1/restore",
    "DELETE,''",
  })
  @DisplayName(
      "[M19] [H7] [K4] [K10] [M14] what is the facilitator's, neither helper nor others get")
  void facilitatorsOnly(String method, String rest) {
    for (String who : List.of("helper", "screen", "participant")) {
      String body = method.equals("POST") ? "{}" : "";
      Reply reply = server.send(HttpMethod.valueOf(method), path(rest), body, bearer(token(who)));
      assertThat(reply.problem()).as(who).isEqualTo("forbidden");
    }
  }

  @Test
  @DisplayName("[M19] [W5] a helper calls for no help, and sees all tables but no links")
  void helperSees() {
    Reply state = server.get(path(""), bearer(token("helper")));
    assertThat(state.json().at("/you/role").asText()).isEqualTo("helper");
    assertThat(state.json().at("/workshop/participants")).isNotEmpty();
    assertThat(state.json().at("/workshop/links")).isEmpty();
    assertThat(server.get(path(""), bearer(token("facilitator"))).json().at("/workshop/links"))
        .isNotEmpty();
    TestSocket socket = server.socket("/ws/" + workshop.id(), true, bearer(token("helper")));
    assertThat(socket.next("digests").path("tables")).isNotNull();
    socket.send("{\"type\":\"help\",\"on\":true}");
    assertThat(socket.closing()).isEqualTo("4403 forbidden");
  }

  @Test
  @DisplayName("[T2] without any token nothing opens")
  void nobody() {
    assertThat(server.get(path("")).problem()).isEqualTo("unauthorised");
    assertThat(server.get(path("")).header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(server.post(path("/commands"), NEXT).problem()).isEqualTo("unauthorised");
    assertThat(server.post(path("/links"), LINK).problem()).isEqualTo("unauthorised");
    assertThat(server.post(path("/session"), "").problem()).isEqualTo("unauthorised");
    assertThat(server.refusal("/ws/" + workshop.id(), true)).isEqualTo("401 unauthorised");
  }

  @Test
  @DisplayName("[T3] a token in the query opens nothing")
  void inTheQuery() {
    String query = "?token=" + workshop.facilitatorToken();

    assertThat(server.get(path(query)).status()).isEqualTo(401);
    assertThat(server.refusal("/ws/" + workshop.id() + query, true)).isEqualTo("401 unauthorised");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BCDFGHJKMPQR", "nonsense", "%2e%2ex", "1"})
  @DisplayName("[H4] an unknown workshop is 404 unknown-workshop for everybody")
  void unknownWorkshop(String id) {
    String[] token = bearer(workshop.facilitatorToken());

    assertThat(server.get("/api/workshops/" + id, token).problem()).isEqualTo("unknown-workshop");
    assertThat(server.refusal("/ws/" + id, true, token)).isEqualTo("404 unknown-workshop");
    assertThat(server.refusal("/ws/" + id + "/tables/1", false, token))
        .isEqualTo("404 unknown-workshop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "01", "1.0", "99999999999", "one", "%00"})
  @DisplayName("[W1] a table number that is none is 404 no-such-table")
  void tableNumbers(String number) {
    assertThat(
            server.refusal(
                "/ws/" + workshop.id() + "/tables/" + number,
                true,
                bearer(workshop.facilitatorToken())))
        .isEqualTo("404 no-such-table");
  }

  @Test
  @DisplayName("[T4] a bearer token is traded for the cookie of its role")
  void session() {
    Reply reply = server.post(path("/session"), "", bearer(workshop.screenToken()));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cookies())
        .singleElement()
        .asString()
        .startsWith(cookie("screen", workshop.screenToken()))
        .contains("HTTPOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  @DisplayName("[T4] [T6] a cookie alone is not traded")
  void sessionByCookie() {
    Reply reply =
        server.post(
            path("/session"),
            "",
            "Cookie",
            cookie("facilitator", workshop.facilitatorToken()),
            "Origin",
            server.origin());

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "[T5] of several cookies ?as= picks one; else facilitator, helper, screen, participant")
  void severalCookies() {
    String participant = token("participant");
    String three =
        String.join(
            "; ",
            cookie("participant", participant),
            cookie("screen", workshop.screenToken()),
            cookie("helper", token("helper")),
            cookie("facilitator", workshop.facilitatorToken()));
    String two =
        String.join(
            "; ",
            cookie("participant", participant),
            cookie("facilitator", "A".repeat(43)),
            cookie("screen", workshop.screenToken()));

    assertThat(role("", "Cookie", three)).isEqualTo("facilitator");
    assertThat(role("?as=participant", "Cookie", three)).isEqualTo("participant");
    assertThat(role("?as=screen", "Cookie", three)).isEqualTo("screen");
    assertThat(role("?as=helper", "Cookie", three)).isEqualTo("helper");
    assertThat(role("", "Cookie", two)).isEqualTo("screen");
    assertThat(role("", "Cookie", two + "; " + cookie("helper", token("helper"))))
        .isEqualTo("helper");
    assertThat(server.get(path("?as=facilitator"), "Cookie", two).status()).isEqualTo(401);
    assertThat(server.get(path("?as=owner"), "Cookie", two).problem()).isEqualTo("malformed");
    assertThat(role("?as=facilitator", "Cookie", three, "Authorization", "Bearer " + participant))
        .as("a bearer token always wins")
        .isEqualTo("participant");
  }

  @Test
  @DisplayName("[T5] who asks to be a screen with a facilitator's cookie is told what a screen is")
  void facilitatorAsScreen() {
    String own = cookie("facilitator", workshop.facilitatorToken());

    JsonNode told = server.get(path("?as=screen"), "Cookie", own).json();
    assertThat(told.path("you").path("role").asText()).isEqualTo("screen");
    assertThat(told.path("workshop").path("links")).isEmpty();
    assertThat(told.path("workshop").path("crew").isNull()).isTrue();
    assertThat(role("?as=screen", "Cookie", own + "; " + cookie("screen", "A".repeat(43))))
        .as("a screen's cookie that no longer serves is in nobody's way")
        .isEqualTo("screen");
    for (String other : List.of("helper", "participant")) {
      assertThat(server.get(path("?as=screen"), "Cookie", cookie(other, token(other))).status())
          .as("a %s is no screen", other)
          .isEqualTo(401);
      assertThat(server.get(path("?as=" + other), "Cookie", own).status()).isEqualTo(401);
    }
    assertThat(role("?as=screen", "Authorization", "Bearer " + workshop.facilitatorToken()))
        .as("a bearer token has its own role")
        .isEqualTo("facilitator");
  }

  private static String role(String query, String... headers) {
    return server.get(path(query), headers).json().path("you").path("role").asText();
  }

  @Test
  @DisplayName("[T2] a participant's token in the facilitator's cookie is no facilitator")
  void tokenInAnotherCookie() {
    assertThat(server.get(path(""), "Cookie", cookie("facilitator", token("participant"))).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1.evil.example",
        "null",
        "file://",
        "not an origin",
      })
  @DisplayName("[T6] a cookie with another origin changes nothing and opens no socket")
  void otherOrigins(String origin) {
    String cookie = cookie("facilitator", workshop.facilitatorToken());
    String[] headers = {"Cookie", cookie, "Origin", origin};

    assertThat(server.post(path("/commands"), NEXT, headers).problem()).isEqualTo("origin");
    assertThat(server.refusal("/ws/" + workshop.id(), true, headers)).isEqualTo("403 origin");
    assertThat(server.refusal("/ws/" + workshop.id() + "/tables/1", false, headers))
        .isEqualTo("403 origin");
    assertThat(server.get(path(""), headers).status()).as("reading").isEqualTo(200);
  }

  @Test
  @DisplayName("[T6] a cookie with the own origin does, and without any origin does not")
  void ownOrigin() {
    String cookie = cookie("facilitator", workshop.facilitatorToken());
    String[] own = {"Cookie", cookie, "Origin", server.origin()};

    assertThat(server.post(path("/commands"), NEXT, own).status()).isEqualTo(200);
    assertThat(server.refusal("/ws/" + workshop.id(), true, own)).isEqualTo("opened");
    assertThat(server.post(path("/commands"), NEXT, "Cookie", cookie).problem())
        .isEqualTo("origin");
    assertThat(server.refusal("/ws/" + workshop.id(), true, "Cookie", cookie))
        .isEqualTo("403 origin");
  }

  @Test
  @DisplayName("[T2] a removed participant's token opens nothing any longer")
  void removed() {
    String token = server.join(workshop, "Eve", 2);
    String id =
        server
            .get(path(""), bearer(token))
            .json()
            .path("you")
            .path("participant")
            .path("id")
            .asText();

    assertThat(
            server
                .command(
                    workshop, "{\"type\":\"remove-participant\",\"participant\":\"" + id + "\"}")
                .status())
        .isEqualTo(200);

    assertThat(server.get(path(""), bearer(token)).status()).isEqualTo(401);
    assertThat(server.refusal("/ws/" + workshop.id() + "/tables/2", true, bearer(token)))
        .isEqualTo("401 unauthorised");
  }

  @Test
  @DisplayName("[H4] a participant's state holds nothing of other tables' people")
  void privacy() {
    server.join(workshop, "Secret Neighbour", 2);

    Reply state = server.get(path(""), bearer(token("participant")));

    assertThat(state.body()).contains("Ana").doesNotContain("Secret Neighbour");
  }
}
