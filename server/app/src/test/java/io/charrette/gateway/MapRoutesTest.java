package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.SyncProtocol;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapRoutesTest {
  private static TestServer server;
  private static Created workshop;
  private static String participant;

  /** Table 1 has found two, table 2 one of them under a longer name, and one that is hidden. */
  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(2);
    participant = server.join(workshop, "Ana", 1);
    find(1, participant, "Library", "Code brigade");
    find(2, server.join(workshop, "Bo", 2), "The Code Brigade", "Secret");
    command("{\"type\":\"hide\",\"table\":2,\"item\":\"c1\"}");
    command("{\"type\":\"choose-scene\",\"scene\":\"map\"}");
  }

  private static void find(int table, String token, String... names) {
    Document document = new Document();
    try (TestSocket phone = server.table(workshop, token, table, true)) {
      document.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      document.edit(
          transaction -> {
            for (int i = 0; i < names.length; i++) {
              SharedMap card = new SharedMap();
              document.map("players").set("c" + i, card);
              card.set("name", names[i]);
              card.set("at", 10.0 * table + i);
            }
          });
      phone.nextBinary(Frames::isSaved);
    }
  }

  private static void command(String json) {
    assertThat(
            server
                .post(
                    "/api/workshops/" + workshop.id() + "/commands",
                    json,
                    bearer(workshop.facilitatorToken()))
                .status())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Reply map(String token, String query) {
    return server.get("/api/workshops/" + workshop.id() + "/map?" + query, bearer(token));
  }

  private static List<String> names(JsonNode map) {
    return map.path("cards").findValuesAsText("name");
  }

  @Test
  @DisplayName("[H31] what all tables, those of a place, or one have found, but nothing hidden")
  void scopes() {
    String screen = workshop.screenToken();
    assertThat(names(map(screen, "sheet=players").json()))
        .containsExactly("Library", "Code brigade", "The Code Brigade");
    assertThat(names(map(workshop.facilitatorToken(), "sheet=players&table=2").json()))
        .containsExactly("The Code Brigade");
    assertThat(map(screen, "sheet=players&table=9").problem()).isEqualTo("no-such-table");
    assertThat(map(screen, "sheet=players&place=Atlantis").problem()).isEqualTo("no-such-table");
    assertThat(map(screen, "sheet=pitch").problem()).isEqualTo("malformed");
    assertThat(map(screen, "").problem()).isEqualTo("malformed");
  }

  @Test
  @DisplayName("[H31] [H32] facilitators are told what was said of cards, and screens see it")
  void told() {
    String tell =
        "{\"type\":\"tell-cards\",\"sheet\":\"players\",\"one\":\"Code brigade\","
            + "\"other\":\"The Code Brigade\",\"same\":";
    command(tell + "true}");
    JsonNode room = map(workshop.facilitatorToken(), "sheet=players").json();
    assertThat(names(room)).containsExactly("Library", "Code brigade");
    assertThat(room.at("/cards/1/tables").toString()).isEqualTo("[1,2]");
    assertThat(room.path("told").toString())
        .isEqualTo("[{\"one\":\"Code brigade\",\"other\":\"The Code Brigade\",\"same\":true}]");
    JsonNode shown = map(workshop.screenToken(), "sheet=players").json();
    assertThat(names(shown)).hasSize(2);
    assertThat(shown.path("told")).isEmpty();
    command(tell + "null}");
    assertThat(names(map(workshop.screenToken(), "sheet=players").json())).hasSize(3);
  }

  @Test
  @DisplayName("[H31] [M37] a screen that shows something else gets no map, a facilitator does")
  void onlyWhatIsShown() {
    command("{\"type\":\"choose-scene\",\"scene\":\"clock\"}");
    assertThat(map(workshop.screenToken(), "sheet=players").problem()).isEqualTo("not-now");
    assertThat(map(workshop.facilitatorToken(), "sheet=players").status()).isEqualTo(200);
    command("{\"type\":\"choose-scene\",\"scene\":\"map\"}");
    command("{\"type\":\"blank-screen\",\"blank\":true}");
    assertThat(map(workshop.screenToken(), "sheet=players").problem()).isEqualTo("not-now");
    command("{\"type\":\"blank-screen\",\"blank\":false}");
  }

  @Test
  @DisplayName(
      "[H31] [R1] at the end a screen names what several tables have as the room's map does")
  void end() {
    command("{\"type\":\"choose-scene\",\"scene\":\"end\"}");
    assertThat(map(workshop.screenToken(), "sheet=players").json())
        .isEqualTo(map(workshop.facilitatorToken(), "sheet=players").json());
    assertThat(map(workshop.screenToken(), "sheet=players&table=1").problem()).isEqualTo("not-now");
    command("{\"type\":\"choose-scene\",\"scene\":\"map\"}");
  }

  @Test
  @DisplayName("[M48] [M37] a screen gets the map of the part that it shows, and no other")
  void onlyThePartThatIsShown() {
    command("{\"type\":\"show-map\",\"place\":null,\"table\":1}");
    assertThat(names(map(workshop.screenToken(), "sheet=players&table=1").json()))
        .containsExactly("Library", "Code brigade");
    assertThat(map(workshop.screenToken(), "sheet=players&table=2").problem()).isEqualTo("not-now");
    assertThat(map(workshop.screenToken(), "sheet=players").problem()).isEqualTo("not-now");
    command("{\"type\":\"choose-scene\",\"scene\":\"map\"}");
    assertThat(map(workshop.screenToken(), "sheet=players&table=1").problem()).isEqualTo("not-now");
  }

  @Test
  @DisplayName("[H31] [T2] neither participants nor helpers are told")
  void roles() {
    assertThat(map(participant, "sheet=players").problem()).isEqualTo("forbidden");
  }
}
