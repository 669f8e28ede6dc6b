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

class BridgesRoutesTest {
  private static TestServer server;
  private static Created workshop;
  private static String participant;

  /** Both tables have found the same two, and neither has linked them. */
  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(2);
    participant = server.join(workshop, "Ana", 1);
    findTwo(1, participant);
    findTwo(2, server.join(workshop, "Bo", 2));
  }

  private static void findTwo(int table, String token) {
    Document document = new Document();
    try (TestSocket phone = server.table(workshop, token, table, true)) {
      document.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      document.edit(
          transaction -> {
            for (String name : List.of("Library", "Code brigade")) {
              SharedMap card = new SharedMap();
              document.map("players").set(name.replace(' ', '-'), card);
              card.set("name", name);
            }
          });
      phone.nextBinary(Frames::isSaved);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Reply bridges(String token) {
    return server.get("/api/workshops/" + workshop.id() + "/bridges", bearer(token));
  }

  @Test
  @DisplayName(
      "[H30] what tables found and nobody has linked, of each sheet whose cards have links")
  void found() {
    JsonNode ofSheets = bridges(workshop.facilitatorToken()).json();

    assertThat(ofSheets.fieldNames()).toIterable().containsExactly("players");
    JsonNode bridge = ofSheets.at("/players/cards/0");
    assertThat(List.of(bridge.at("/one/name").asText(), bridge.at("/other/name").asText()))
        .containsExactlyInAnyOrder("Library", "Code brigade");
    assertThat(bridge.path("both").toString()).isEqualTo("[1,2]");
    assertThat(ofSheets.at("/players/tables/0/shared")).hasSize(2);
  }

  @Test
  @DisplayName("[H30] [T2] nobody but a facilitator is told")
  void roles() {
    assertThat(bridges(participant).problem()).isEqualTo("forbidden");
    assertThat(bridges(workshop.screenToken()).problem()).isEqualTo("forbidden");
  }

  @Test
  @DisplayName("[H7] a report is in the language that is asked for, if its activity has that")
  void language() {
    String report = "/api/workshops/" + workshop.id() + "/report.html";
    assertThat(server.get(report, bearer(workshop.facilitatorToken())).body())
        .contains("lang=\"en\"");
    assertThat(server.get(report + "?language=es", bearer(workshop.facilitatorToken())).body())
        .contains(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"es\" dir=\"ltr\">", "Library");
    assertThat(server.get(report + "?language=tlh", bearer(workshop.facilitatorToken())).body())
        .contains("lang=\"en\"");
  }
}
