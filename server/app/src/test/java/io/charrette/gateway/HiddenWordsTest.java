package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.gateway.TestServer.Created;
import io.charrette.sync.SyncProtocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks for a hidden word in everything that others get, and finds it there once it is shown. */
class HiddenWordsTest {
  private static final String WORD = "Zanzibar";
  private static final List<String> REPORTS = List.of("json", "md", "html", "csv");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String helperToken(Created workshop) {
    String link =
        server
            .post(
                "/api/workshops/" + workshop.id() + "/links",
                "{\"opens\":\"helper\",\"label\":\"Kim\"}",
                bearer(workshop.facilitatorToken()))
            .json()
            .path("link")
            .asText();
    return link.substring(link.indexOf('#') + 1);
  }

  /** Every answer that tells something of a flipchart. */
  private static List<String> answers(Created workshop, String... tokens) {
    String base = "/api/workshops/" + workshop.id();
    List<String> paths =
        new ArrayList<>(
            List.of(
                "",
                "/activity",
                "/tables/1/history",
                "/tables/1/offers",
                "/run-sheet",
                "/bridges"));
    REPORTS.forEach(format -> paths.add("/report." + format));
    List<String> answers = new ArrayList<>();
    for (String token : tokens) {
      for (String path : paths) {
        answers.add(server.get(base + path, bearer(token)).body());
      }
    }
    return answers;
  }

  private static void ask(TestSocket socket) {
    socket.send(SyncProtocol.step1(new Document().stateVector()));
    socket.nextBinary(Frames::isStep2);
  }

  @Test
  @DisplayName("[W46] [W48] a hidden word is in no frame and no answer to anybody else until shown")
  void nowhere() {
    Document draft = new Document();
    draft.edit(change -> draft.text("challenge").insert(0, WORD));
    Created workshop = server.create(2);
    String helper = helperToken(workshop);
    assertThat(helper).isNotEmpty();
    String atTable = server.join(workshop, "Bo", 1);
    TestSocket author = server.phone(workshop, "Ana", 1);
    TestSocket neighbour = server.table(workshop, atTable, 1, true);
    TestSocket elsewhere = server.phone(workshop, "Cleo", 2);
    TestSocket dashboard = server.dashboard(workshop);
    TestSocket watching = server.table(workshop, workshop.facilitatorToken(), 1, true);
    TestSocket helping = server.socket("/ws/" + workshop.id(), true, bearer(helper));
    TestSocket screen = server.socket("/ws/" + workshop.id(), true, bearer(workshop.screenToken()));
    List<TestSocket> others = List.of(neighbour, elsewhere, dashboard, watching, helping, screen);
    String[] tokens = {workshop.facilitatorToken(), helper, workshop.screenToken(), atTable};
    server.command(workshop, "{\"type\":\"go-to-phase\",\"phase\":\"scan\"}");
    assertThat(
            server
                .command(workshop, "{\"type\":\"ask-for-silence\",\"phase\":\"scan\",\"on\":true}")
                .status())
        .isEqualTo(200);
    server.command(workshop, "{\"type\":\"show-table\",\"table\":1}");

    author.nextBinary(Frames::isStep1);
    author.send(SyncProtocol.update(draft.encodeState()));
    assertThat(author.next("refused").path("reason").asText()).isEqualTo("silent");
    dashboard.next("state", state -> state.at("/workshop/silence/present/written/1").asInt() == 1);
    ask(neighbour);
    ask(watching);
    assertThat(answers(workshop, tokens)).noneMatch(answer -> answer.contains(WORD));
    for (TestSocket other : others) {
      assertThat(other.heard()).noneMatch(frame -> frame.contains(WORD));
    }

    assertThat(server.command(workshop, "{\"type\":\"show-words\"}").status()).isEqualTo(200);
    author.nextBinary(Frames::isStep1);
    author.send(SyncProtocol.step2(draft.encodeState()));
    neighbour.nextBinary(Frames::isUpdate);
    dashboard.next("digests", digests -> digests.toString().contains(WORD));
    assertThat(neighbour.heard()).anyMatch(frame -> frame.contains(WORD));
    assertThat(answers(workshop, workshop.facilitatorToken()))
        .anyMatch(answer -> answer.contains(WORD));
  }
}
