package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Created;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunSheetTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("[M24] the run sheet is for those who run the workshop, and for nobody else")
  void whoReadsIt() {
    Created workshop = server.create(2);
    String path = "/api/workshops/" + workshop.id() + "/run-sheet";
    server.post(
        "/api/workshops/" + workshop.id() + "/commands",
        "{\"type\":\"send-message\",\"text\":\"Hello\",\"table\":2}",
        bearer(workshop.facilitatorToken()));

    JsonNode sheet = server.get(path, bearer(workshop.facilitatorToken())).json();
    assertThat(sheet.at("/phases/0/phase").asText()).isEqualTo("lobby");
    assertThat(sheet.at("/messages/0/text").asText()).isEqualTo("Hello");
    assertThat(sheet.at("/messages/0/table").asInt()).isEqualTo(2);

    assertThat(server.get(path, bearer(workshop.screenToken())).status()).isEqualTo(403);
    assertThat(server.get(path).status()).isEqualTo(401);
  }
}
