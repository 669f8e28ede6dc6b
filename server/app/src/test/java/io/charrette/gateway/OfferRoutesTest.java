package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferRoutesTest {
  private static TestServer server;
  private Created workshop;
  private String ana;
  private String luis;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void callTableOne() {
    workshop = server.create(3);
    ana = server.join(workshop, "Ana", 1);
    luis = server.join(workshop, "Luis", 2);
    server.command(workshop, "{\"type\":\"go-to-phase\",\"phase\":\"pitches\"}");
    server.command(workshop, "{\"type\":\"call-turn\",\"table\":1}");
    server.command(workshop, "{\"type\":\"open-offers\",\"open\":true}");
  }

  private String path(String offer) {
    return "/api/workshops/" + workshop.id() + "/offers/" + offer;
  }

  private Reply offer(String token, String offer, String text) {
    return server.post(path(offer), "{\"text\":\"" + text + "\"}", bearer(token));
  }

  private JsonNode offers(String token) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(token))
        .json()
        .at("/workshop/offers");
  }

  @Test
  @DisplayName("[M28] an answer is with the table, not with its writer's neighbours or the screen")
  void readers() {
    assertThat(offer(luis, "pitches/1/help", "Maps").status()).isEqualTo(200);

    assertThat(offers(ana)).hasSize(1);
    assertThat(offers(ana).at("/0/text").asText()).isEqualTo("Maps");
    assertThat(offers(ana).at("/0/by").isNull()).isTrue();
    assertThat(offers(workshop.facilitatorToken())).hasSize(1);
    assertThat(offers(luis)).isEmpty();
    assertThat(offers(server.join(workshop, "Kim", 3))).isEmpty();
    assertThat(offers(workshop.screenToken())).isEmpty();
  }

  @Test
  @DisplayName("[M28] the same call again, whose answer was lost, makes no second answer")
  void again() {
    JsonNode first = offer(luis, "pitches/1/contact", "Ben").json();
    server.command(workshop, "{\"type\":\"open-offers\",\"open\":false}");
    JsonNode second = offer(luis, "pitches/1/contact", "Ben").json();

    assertThat(second.path("version").asLong()).isEqualTo(first.path("version").asLong() + 1);
    assertThat(offers(ana)).hasSize(1);
  }

  @Test
  @DisplayName("[M28] what somebody answered they take back, and nobody else")
  void takenBack() {
    assertThat(offer(luis, "pitches/1/question", "Who?").status()).isEqualTo(200);
    String kim = server.join(workshop, "Kim", 2);
    assertThat(server.send(HttpMethod.DELETE, path("pitches/1/question"), "", bearer(kim)))
        .extracting(Reply::status)
        .isEqualTo(200);
    assertThat(offers(ana)).hasSize(1);
    assertThat(server.send(HttpMethod.DELETE, path("pitches/1/question"), "", bearer(luis)))
        .extracting(Reply::status)
        .isEqualTo(200);
    assertThat(offers(ana)).isEmpty();
  }

  private Reply own(String token, String turn) {
    return server.get(path(turn), bearer(token));
  }

  @Test
  @DisplayName("[M28] who has answered is told what is kept of it, and nobody else's answers")
  void own() {
    offer(luis, "pitches/1/help", "Maps");
    offer(server.join(workshop, "Kim", 3), "pitches/1/help", "Trucks");
    offer(luis, "pitches/1/contact", "Ben");
    JsonNode kept = own(luis, "pitches/1").json().path("offers");
    assertThat(kept).hasSize(2);
    assertThat(kept.at("/0/kind").asText()).isEqualTo("help");
    assertThat(kept.at("/0/text").asText()).isEqualTo("Maps");
    assertThat(kept.at("/1/text").asText()).isEqualTo("Ben");
    server.send(HttpMethod.DELETE, path("pitches/1/help"), "", bearer(luis));
    assertThat(own(luis, "pitches/1").json().path("offers")).hasSize(1);
    assertThat(own(luis, "pitches/2").json().path("offers")).isEmpty();
    assertThat(own(luis, "other/1").json().path("offers")).isEmpty();
    assertThat(own(luis, "pitches/one").status()).isEqualTo(404);
    for (String token : new String[] {workshop.facilitatorToken(), workshop.screenToken()}) {
      assertThat(own(token, "pitches/1").problem()).isEqualTo("forbidden");
    }
  }

  private Reply offersTo(int table, String token) {
    return server.get(
        "/api/workshops/" + workshop.id() + "/tables/" + table + "/offers", bearer(token));
  }

  private JsonNode toTable() {
    return offersTo(1, workshop.facilitatorToken()).json().path("offers");
  }

  private String inReport() {
    return server
        .get("/api/workshops/" + workshop.id() + "/report.md", bearer(workshop.facilitatorToken()))
        .body();
  }

  @Test
  @DisplayName("[H35] [M28] after its turn, and in another phase, an answer is hidden and shown")
  void hiddenLater() {
    offer(luis, "pitches/1/help", "Zebra maps");
    server.command(workshop, "{\"type\":\"call-turn\",\"table\":3}");
    server.command(workshop, "{\"type\":\"next-phase\"}");
    assertThat(offers(workshop.facilitatorToken())).isEmpty();
    String by = toTable().at("/0/by").asText();
    assertThat(toTable().at("/0/text").asText()).isEqualTo("Zebra maps");

    for (boolean hide : new boolean[] {true, false}) {
      server.command(
          workshop,
          """
          {"type":"hide-offer","hidden":%s,
           "offer":{"phase":"pitches","table":1,"by":"%s","kind":"help"}}"""
              .formatted(hide, by));
      assertThat(toTable()).hasSize(1);
      assertThat(toTable().at("/0/hidden").asBoolean()).isEqualTo(hide);
      assertThat(offers(ana)).hasSize(hide ? 0 : 1);
      assertThat(inReport().contains("Zebra")).isEqualTo(!hide);
    }
  }

  @Test
  @DisplayName("[H35] what a table was answered, with who wrote it, is for facilitators")
  void readersLater() {
    offer(luis, "pitches/1/help", "Zebra maps");
    assertThat(offersTo(2, workshop.facilitatorToken()).json().path("offers")).isEmpty();
    assertThat(offersTo(9, workshop.facilitatorToken()).problem()).isEqualTo("no-such-table");
    for (String token : new String[] {ana, luis, workshop.screenToken()}) {
      assertThat(offersTo(1, token).problem()).isEqualTo("forbidden");
    }
  }

  @Test
  @DisplayName("[M28] who runs the workshop and who shows it make no answers")
  void others() {
    assertThat(offer(workshop.facilitatorToken(), "pitches/1/help", "Us").problem())
        .isEqualTo("forbidden");
    assertThat(offer(workshop.screenToken(), "pitches/1/help", "Us").problem())
        .isEqualTo("forbidden");
  }

  @Test
  @DisplayName("[M28] an answer has a text, of one line")
  void malformed() {
    assertThat(server.post(path("pitches/1/help"), "{}", bearer(luis)).problem())
        .isEqualTo("malformed");
    assertThat(offer(luis, "pitches/1/help", "a\\nb").problem()).isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pitches/1/praise", "pitches/-1/help", "pitches/99999999999/help"})
  @DisplayName("[M28] there are three kinds of answers, to tables that have a number")
  void unknown(String offer) {
    assertThat(offer(luis, offer, "x").problem()).isEqualTo("not-found");
  }

  @Test
  @DisplayName("[H17] [M28] answers have a brake, as all has that participants do")
  void brake() {
    Reply last = offer(luis, "pitches/1/help", "0");
    for (int i = 1; i <= 20 && last.status() == 200; i++) {
      last = offer(luis, "pitches/1/help", "" + i);
    }
    assertThat(last.status()).isEqualTo(429);
  }
}
