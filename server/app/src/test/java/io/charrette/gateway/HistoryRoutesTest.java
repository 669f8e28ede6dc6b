package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.charrette.sync.SyncProtocol;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRoutesTest {
  private static final String PITCH = "A sensor on every block, and a map that everybody can read";
  private static final long MINUTE_MS = 60_000;

  private static TestServer server;
  private static Created workshop;
  private static String participant;

  /** Table 1: the pitch was there at one minute and wiped in the next. */
  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(2);
    participant = server.join(workshop, "Ana", 1);
    Document document = new Document();
    try (TestSocket phone = server.table(workshop, participant, 1, true)) {
      document.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      edit(phone, document, d -> d.text("pitch").insert(0, PITCH));
      edit(phone, document, d -> d.map("about").set("challengeSource", "own"));
      server.clock.advance(MINUTE_MS);
      awaitUntil("a moment", () -> moments().size() == 1);
      edit(phone, document, d -> d.text("challenge").insert(0, "Flooding"));
      edit(phone, document, d -> d.text("pitch").delete(0, PITCH.length()));
      awaitUntil("the moment before", () -> moments().size() == 2);
    }
  }

  private static void edit(TestSocket phone, Document document, Consumer<Document> change) {
    document.edit(transaction -> change.accept(document));
    phone.nextBinary(Frames::isSaved);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String path(Object rest) {
    return "/api/workshops/" + workshop.id() + "/tables/1/history" + rest;
  }

  private static Reply get(Object rest) {
    return server.get(path(rest), bearer(workshop.facilitatorToken()));
  }

  private static Reply restore(Object at, String body) {
    return server.post(path("/" + at + "/restore"), body, bearer(workshop.facilitatorToken()));
  }

  private static JsonNode moments() {
    return get("").json().path("moments");
  }

  @Test
  @DisplayName("[K4] the moments, each in brief, and why it was kept")
  void list() {
    Reply reply = get("");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.json().path("now").asLong()).isPositive();
    JsonNode first = moments().get(0);
    assertThat(first.path("at").asLong() % MINUTE_MS).isZero();
    assertThat(first.path("why").asText()).isEqualTo("minute");
    assertThat(first.path("words").path("pitch").asInt()).isEqualTo(12);
    assertThat(first.at("/cards/players/count").asInt(-1)).isZero();
    assertThat(moments().get(1).path("why").asText()).isEqualTo("before-erasing");
    assertThat(moments().get(1).has("eraser")).isFalse();
  }

  @Test
  @DisplayName("[K4] a flipchart as it was at any time, and what differs now")
  void past() {
    long at = moments().get(0).path("at").asLong();
    JsonNode past = get("/" + (at + 1)).json();
    assertThat(past.path("at").asLong()).isEqualTo(at);
    assertThat(past.path("then").path("texts").path("pitch").asText()).isEqualTo(PITCH);
    assertThat(past.at("/then/choices/challengeSource").asText()).isEqualTo("own");
    assertThat(past.at("/now/cards/players/cards").isArray()).isTrue();
    assertThat(past.path("differing").isArray()).isTrue();
  }

  @Test
  @DisplayName("[K6] [K7] what was wiped is brought back, durably, and taken back again")
  void restored() {
    long at = moments().get(0).path("at").asLong();
    Reply reply = restore(at, "{}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("parts")).hasSize(1);
    server.restart();
    assertThat(get("/" + at).json().path("now").path("texts").path("pitch").asText())
        .isEqualTo(PITCH);
    assertThat(restore(at, "{}").json().path("before").isNull()).isTrue();

    long before = reply.json().path("before").asLong();
    assertThat(restore(before, "{\"parts\":[\"text:pitch\"]}").json().path("parts")).hasSize(1);
    assertThat(get("/" + at).json().path("now").path("texts").path("pitch").asText()).isEmpty();
  }

  @Test
  @DisplayName("[K4] [T2] nobody but a facilitator sees or changes the past")
  void roles() {
    for (String token : new String[] {participant, workshop.screenToken()}) {
      assertThat(server.get(path(""), bearer(token)).problem()).isEqualTo("forbidden");
      assertThat(server.get(path("/1"), bearer(token)).problem()).isEqualTo("forbidden");
      assertThat(server.post(path("/1/restore"), "{}", bearer(token)).problem())
          .isEqualTo("forbidden");
    }
    assertThat(server.get(path("")).problem()).isEqualTo("unauthorised");
    String cookie = "charrette-facilitator-" + workshop.id() + "=" + workshop.facilitatorToken();
    assertThat(server.post(path("/1/restore"), "{}", "Cookie", cookie).problem())
        .isEqualTo("origin");
  }

  @Test
  @DisplayName("[K4] a time of which nothing is kept, and a table that is none")
  void unknown() {
    long first = moments().get(0).path("at").asLong();
    assertThat(get("/" + (first - 1)).problem()).isEqualTo("unknown-moment");
    assertThat(restore(first - 1, "{}").problem()).isEqualTo("unknown-moment");
    assertThat(restore(first - 1, "{}").status()).isEqualTo(404);
    assertThat(get("/yesterday").problem()).isEqualTo("malformed");
    String elsewhere = "/api/workshops/" + workshop.id() + "/tables/3/history";
    assertThat(server.get(elsewhere, bearer(workshop.facilitatorToken())).problem())
        .isEqualTo("no-such-table");
  }

  private static Reply restoreAll(long at, String body) {
    String path = "/api/workshops/" + workshop.id() + "/history/" + at + "/restore";
    return server.post(path, body, bearer(workshop.facilitatorToken()));
  }

  @Test
  @DisplayName("[K10] what became of each table, and those that are left")
  void allTables() {
    Created own = server.create(2);
    String[] facilitator = bearer(own.facilitatorToken());
    String path = "/api/workshops/" + own.id();
    String history = path + "/tables/1/history";
    Document document = new Document();
    try (TestSocket phone = server.table(own, server.join(own, "Ana", 1), 1, true)) {
      document.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      edit(phone, document, d -> d.text("pitch").insert(0, PITCH));
      server.clock.advance(MINUTE_MS);
      awaitUntil(
          "a moment", () -> server.get(history, facilitator).json().path("moments").size() == 1);
      edit(phone, document, d -> d.text("challenge").insert(0, "Flooding"));
    }
    JsonNode kept = server.get(history, facilitator).json().at("/moments/0/at");
    String restore = path + "/history/" + kept.asLong() + "/restore";

    JsonNode answer = server.post(restore, "{}", facilitator).json();
    assertThat(answer.path("more")).isEmpty();
    assertThat(answer.findValuesAsText("table")).containsExactly("1", "2");
    JsonNode first = answer.at("/tables/0");
    assertThat(first.path("outcome").asText()).isEqualTo("restored");
    assertThat(first.path("moment")).isEqualTo(kept);
    assertThat(first.path("parts").valueStream().map(JsonNode::asText))
        .containsExactly("text:challenge");
    String before = history + "/" + first.path("before").asLong();
    assertThat(server.get(before, facilitator).json().at("/then/texts/challenge").asText())
        .isEqualTo("Flooding");
    assertThat(answer.at("/tables/1/outcome").asText()).isEqualTo("same");

    JsonNode again = server.post(restore, "{\"tables\":[1]}", facilitator).json();
    assertThat(again.path("tables")).hasSize(1);
    assertThat(again.at("/tables/0/outcome").asText()).isEqualTo("same");
  }

  @ParameterizedTest
  @DisplayName("[K10] what names no table, or anything else")
  @ValueSource(
      strings = {
        "[]",
        "{\"tables\":[]}",
        "{\"tables\":1}",
        "{\"tables\":[1,2,1]}",
        "{\"tables\":[\"1\"]}",
        "{\"tables\":[0]}",
        "{\"tables\":[3]}",
        "{\"tables\":[1.5]}",
        "{\"parts\":[\"text:pitch\"]}",
      })
  void noTables(String body) {
    assertThat(restoreAll(1, body).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @DisplayName("[K5] what names no part of a flipchart is malformed")
  @ValueSource(
      strings = {
        "[]",
        "{\"parts\":[]}",
        "{\"parts\":\"text:pitch\"}",
        "{\"parts\":[\"stars\"]}",
        "{\"parts\":[\"note:players:moon\"]}",
        "{\"parts\":[\"text:moon\"]}",
        "{\"parts\":[\"card:moon:a\"]}",
        "{\"parts\":[\"card:players:a b\"]}",
        "{\"parts\":[7]}",
        "{\"part\":[\"text:pitch\"]}",
      })
  void malformed(String body) {
    assertThat(restore(moments().get(0).path("at").asLong(), body).problem())
        .isEqualTo("malformed");
  }

  @Test
  @DisplayName("[K4] a body that is too large is refused")
  void tooLarge() {
    String body = "{\"parts\":[\"" + "x".repeat(70_000) + "\"]}";
    assertThat(restore(1, body).status()).isEqualTo(413);
  }
}
