package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.SyncProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FreezeTextTest {
  private static final String ON = "{\"type\":\"freeze-text\",\"on\":true}";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode frozen(Created workshop, String token) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(token))
        .json()
        .at("/workshop/screen/frozen");
  }

  @Test
  @DisplayName("[M26] the server freezes what it reads of the table, whatever the call says")
  void read() {
    Created workshop = server.create(2);
    Document flipchart = new Document();
    flipchart.edit(change -> flipchart.text("challenge").insert(0, "Bridges"));
    TestSocket author = server.phone(workshop, "Ana", 1);
    TestSocket dashboard = server.dashboard(workshop);
    author.nextBinary(Frames::isStep1);
    author.send(SyncProtocol.update(flipchart.encodeState()));
    dashboard.next("digests", digests -> digests.toString().contains("Bridges"));
    assertThat(server.command(workshop, ON).problem()).isEqualTo("not-now");

    server.command(workshop, "{\"type\":\"show-table\",\"table\":1}");
    assertThat(server.command(workshop, ON).status()).isEqualTo(200);
    flipchart.edit(change -> flipchart.text("challenge").insert(7, " and more"));
    author.send(SyncProtocol.update(flipchart.encodeState()));
    dashboard.next("digests", digests -> digests.toString().contains("and more"));
    for (String token : new String[] {workshop.facilitatorToken(), workshop.screenToken()}) {
      assertThat(frozen(workshop, token).toString()).isEqualTo("{\"challenge\":\"Bridges\"}");
    }

    server.command(workshop, "{\"type\":\"hide\",\"table\":1,\"item\":\"challenge\"}");
    assertThat(frozen(workshop, workshop.screenToken())).isEmpty();
    server.command(workshop, "{\"type\":\"freeze-text\",\"on\":false}");
    assertThat(frozen(workshop, workshop.facilitatorToken()).isNull()).isTrue();
  }

  @Test
  @DisplayName("[M26] what texts a client says are frozen is malformed or goes unheard")
  void foreign() {
    Created workshop = server.create(1);
    server.command(workshop, "{\"type\":\"show-table\",\"table\":1}");
    server.command(
        workshop,
        "{\"type\":\"freeze-text\",\"on\":true,\"table\":1,\"texts\":{\"pitch\":\"Mine\"}}");
    assertThat(frozen(workshop, workshop.screenToken())).isEmpty();
  }
}
