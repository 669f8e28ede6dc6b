package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkRoutesTest {
  private static final String KEY = "correct-horse-battery";

  private static TestServer server;
  private Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start("--create-key", KEY, "--trust-local", "true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void create() {
    workshop = server.create(1);
  }

  private String path() {
    return "/api/workshops/" + workshop.id();
  }

  private Reply make(String body, String... headers) {
    return server.post(path() + "/links", body, headers);
  }

  /** Makes a link as the facilitator; the token in it. */
  private String token(String opens, String label) {
    Reply reply =
        make(
            "{\"opens\":\"" + opens + "\",\"label\":\"" + label + "\"}",
            bearer(workshop.facilitatorToken()));
    assertThat(reply.status()).isEqualTo(201);
    return token(reply);
  }

  private static String token(Reply reply) {
    String link = reply.json().path("link").asText();
    return link.substring(link.indexOf('#') + 1);
  }

  /** The link of this label, as facilitators see it. */
  private JsonNode link(String label) {
    JsonNode links =
        server.get(path(), bearer(workshop.facilitatorToken())).json().at("/workshop/links");
    for (JsonNode link : links) {
      if (link.path("label").asText().equals(label)) {
        return link;
      }
    }
    throw new AssertionError(label + " is not in " + links);
  }

  private Reply revoke(String id, String token) {
    return server.post(
        path() + "/commands", "{\"type\":\"revoke-link\",\"link\":\"" + id + "\"}", bearer(token));
  }

  @Test
  @DisplayName(
      "[H20] [M16] a link for a co-facilitator has all controls, and its last use is shown")
  void coFacilitator() {
    String token = token("facilitator", "Kim");
    assertThat(link("Kim").path("usedAt").isNull()).isTrue();

    try (TestSocket dashboard = server.socket("/ws/" + workshop.id(), true, bearer(token))) {
      JsonNode state =
          dashboard.next("state", each -> !each.at("/workshop/links/2/usedAt").isNull());
      assertThat(state.at("/workshop/links/2/label").asText()).isEqualTo("Kim");
      assertThat(
              server
                  .post(path() + "/commands", "{\"type\":\"next-phase\"}", bearer(token))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H20] [W9] a revoked link opens nothing, and whoever came by it is sent away")
  void revoked() {
    String token = token("facilitator", "Kim");
    TestSocket dashboard = server.socket("/ws/" + workshop.id(), true, bearer(token));
    TestSocket flipchart = server.table(workshop, token, 1, true);
    dashboard.next("state");
    flipchart.next("state");
    TestSocket own = server.dashboard(workshop);
    own.next("state");

    assertThat(revoke(link("Kim").path("id").asText(), workshop.facilitatorToken()).status())
        .isEqualTo(200);

    assertThat(dashboard.closing()).isEqualTo("4401 unauthorised");
    assertThat(flipchart.closing()).isEqualTo("4401 unauthorised");
    own.next("state", each -> each.at("/workshop/links").size() == 2);
    own.close();
    assertThat(server.get(path(), bearer(token)).problem()).isEqualTo("unauthorised");
    assertThat(server.refusal("/ws/" + workshop.id(), true, bearer(token)))
        .isEqualTo("401 unauthorised");
  }

  @Test
  @DisplayName("[M16] nobody revokes the link by which they came; another facilitator does")
  void own() {
    String token = token("facilitator", "Kim");
    String kim = link("Kim").path("id").asText();

    assertThat(revoke(kim, token).problem()).isEqualTo("not-now");
    assertThat(revoke("facilitator", token).status()).isEqualTo(200);

    assertThat(server.get(path(), bearer(workshop.facilitatorToken())).problem())
        .isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[H20] a link for a screen shows the room, and makes no links")
  void screen() {
    String token = token("screen", "Foyer");

    assertThat(server.get(path(), bearer(token)).json().at("/you/role").asText())
        .isEqualTo("screen");
    assertThat(server.get(path(), bearer(token)).json().at("/workshop/links")).isEmpty();
    String[] roles = {token, workshop.screenToken(), server.join(workshop, "Ana", 1)};
    for (String role : roles) {
      assertThat(make("{\"opens\":\"screen\",\"label\":\"x\"}", bearer(role)).problem())
          .isEqualTo("forbidden");
    }
    for (String body : new String[] {"{}", "{\"opens\":\"all\",\"label\":\"x\"}"}) {
      assertThat(make(body, bearer(workshop.facilitatorToken())).problem()).isEqualTo("malformed");
    }
  }

  @Test
  @DisplayName("[H21] whoever may create sees the workshops there are; nobody else does")
  void list() {
    Reply here = server.get("/api/workshops");
    Reply byKey =
        server.get(
            "/api/workshops", "X-Forwarded-For", "10.0.0.9", "Authorization", "Bearer " + KEY);

    assertThat(here.status()).isEqualTo(200);
    assertThat(byKey.json()).isEqualTo(here.json());
    assertThat(here.json().findValuesAsText("id")).contains(workshop.id());
    assertThat(here.body()).doesNotContain(workshop.facilitatorToken(), workshop.joinCode());
    assertThat(server.get("/api/workshops", "X-Forwarded-For", "10.0.0.9").problem())
        .isEqualTo("unauthorised");
    assertThat(server.get("/api/workshops", "Origin", "https://elsewhere.example").problem())
        .isEqualTo("origin");
  }

  @Test
  @DisplayName("[H22] a lost link is replaced by a new one, and the others stay")
  void lost() {
    String body = "{\"label\":\"Lost\"}";
    Reply reply = server.post(path() + "/lost-link", body);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(server.get(path(), bearer(token(reply))).json().at("/you/role").asText())
        .isEqualTo("facilitator");
    assertThat(server.get(path(), bearer(workshop.facilitatorToken())).status()).isEqualTo(200);
    assertThat(server.post(path() + "/lost-link", body, "X-Forwarded-For", "10.0.0.9").problem())
        .isEqualTo("unauthorised");
    assertThat(
            server
                .post(
                    path() + "/lost-link",
                    body,
                    "X-Forwarded-For",
                    "10.0.0.9",
                    "Authorization",
                    "Bearer " + workshop.facilitatorToken())
                .problem())
        .isEqualTo("unauthorised");
    assertThat(server.post("/api/workshops/2346789BCDFG/lost-link", body).problem())
        .isEqualTo("unknown-workshop");
  }
}
