package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatOfferRoutesTest {
  private static final String KEY = "A".repeat(43);

  private static TestServer server;
  private Created workshop;
  private String ana;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void join() {
    workshop = server.create(2);
    ana = server.join(workshop, "Ana", 1);
  }

  private String path(String rest) {
    return "/api/workshops/" + workshop.id() + rest;
  }

  private Reply me(String token) {
    return server.get(path(""), bearer(token));
  }

  private String id() {
    return me(ana).json().at("/you/participant/id").asText();
  }

  private Reply offer(String token, String participant) {
    return server.post(
        path("/seat-offers"), "{\"participant\":\"" + participant + "\"}", bearer(token));
  }

  private static String tokenIn(Reply offered) {
    String link = offered.json().path("link").asText();
    return link.substring(link.indexOf('#') + 1);
  }

  private Reply take(String offer, String... headers) {
    return server.post(path("/offered-seat"), "{\"offer\":\"" + offer + "\"}", headers);
  }

  @Test
  @DisplayName(
      "[M41] a code gives the seat to the phone that takes it, and the one before has none")
  void taken() {
    String id = id();
    TestSocket before = server.table(workshop, ana, 1, true);
    before.next("state");
    Reply offered = offer(workshop.facilitatorToken(), id);
    assertThat(offered.status()).isEqualTo(201);
    assertThat(offered.json().path("link").asText()).contains("/s/" + workshop.id() + "#");
    assertThat(offered.json().at("/qr/side").asInt()).isPositive();
    assertThat(offered.json().path("until").asLong()).isGreaterThan(System.currentTimeMillis());

    Reply taken = take(tokenIn(offered));

    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.json().at("/participant/id").asText()).isEqualTo(id);
    assertThat(taken.headers().get("Set-Cookie")).contains("charrette-");
    JsonNode seen = me(taken.json().path("participantToken").asText()).json();
    assertThat(seen.at("/you/participant/name").asText()).isEqualTo("Ana");
    assertThat(me(ana).problem()).isEqualTo("unauthorised");
    assertThat(before.closing()).contains("4409");
    assertThat(take(tokenIn(offered)).problem()).isEqualTo("not-now");
  }

  @Test
  @DisplayName(
      "[M41] [H23] made again with its key, because its answer was lost, it is the same phone")
  void again() {
    String offer = tokenIn(offer(workshop.facilitatorToken(), id()));
    Reply first = take(offer, "Idempotency-Key", "\"" + KEY + "\"");
    Reply second = take(offer, "Idempotency-Key", "\"" + KEY + "\"");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().path("participantToken"))
        .isEqualTo(first.json().path("participantToken"));
  }

  @Test
  @DisplayName("[M41] only a facilitator offers seats, and nobody takes one without its code")
  void forbidden() {
    assertThat(offer(ana, id()).problem()).isEqualTo("forbidden");
    assertThat(offer(workshop.facilitatorToken(), "nobody").problem()).isEqualTo("not-now");
    assertThat(take("B".repeat(43)).problem()).isEqualTo("not-now");
    assertThat(take("").problem()).isEqualTo("not-now");
  }

  @Test
  @DisplayName("[M41] a seat that is not offered is refused before it is among the commands")
  void guessed() {
    offer(workshop.facilitatorToken(), id());
    List<String> before = commands();
    for (String guess : List.of("", "1", "B".repeat(43), "C".repeat(43), "\uD83C\uDF0A")) {
      assertThat(take(guess).problem()).isEqualTo("not-now");
    }
    assertThat(commands()).isEqualTo(before);
  }

  /** How many commands were decided, by what became of them. */
  private static List<String> commands() {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("charrette_commands_total"))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("[M43] facilitators are told whose seats have lapsed or would; others are not")
  void away() {
    Reply seats = server.get(path("/seats"), bearer(workshop.facilitatorToken()));
    assertThat(seats.json().path("lapsed").isArray()).isTrue();
    assertThat(seats.json().path("lapsing").isArray()).isTrue();
    assertThat(server.get(path("/seats"), bearer(ana)).problem()).isEqualTo("forbidden");
  }

  @Test
  @DisplayName("[M42] a page is told what the link is called by which it came")
  void myLink() {
    Reply made =
        server.post(
            path("/links"),
            "{\"opens\":\"helper\",\"label\":\"Kim\"}",
            bearer(workshop.facilitatorToken()));
    Reply kim = server.get(path("/my-link"), bearer(tokenIn(made)));
    assertThat(kim.json().path("label").asText()).isEqualTo("Kim");
    Reply first = server.get(path("/my-link"), bearer(workshop.facilitatorToken()));
    assertThat(first.json().path("label").asText()).isEmpty();
    assertThat(server.get(path("/my-link"), bearer(ana)).problem()).isEqualTo("forbidden");
  }
}
