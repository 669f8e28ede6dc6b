package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.activity.Activities;
import io.charrette.workshop.Command;
import io.charrette.workshop.CrewCommand;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Reach;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopLimits;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSheetReportTest {
  /** 2027-01-15T08:00:00Z. */
  private static final ZoneId DETROIT = ZoneId.of("America/Detroit");

  private static Workshop played() {
    return PlayedWorkshop.withTables(2)
        .join("p1", 2)
        .later(60_000)
        .accept(new FacilitatorCommand.GoToPhase("scan"), new Command.RaiseHelp("p1", true))
        .later(40_000)
        .accept(new CrewCommand.ClaimHelp(2, "Ana", null))
        .later(40_000)
        .accept(
            new FacilitatorCommand.ClearHelp(2, null),
            new FacilitatorCommand.SendMessage("=Two | minutes <b>", null, Reach.PHONES),
            new FacilitatorCommand.AddTime(-90_000),
            new FacilitatorCommand.Lock(null))
        .later(300_000)
        .accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.CallTurn(1))
        .later(71_000)
        .accept(new FacilitatorCommand.EndTurn())
        .state();
  }

  private static String in(ReportFormat format, String language) {
    Report report = Report.of(played(), Map.of(), language, DETROIT);
    return new String(Written.in(format, report), UTF_8);
  }

  @Test
  @DisplayName("[R14] [R7] the Markdown ends with what happened, in its order")
  void markdown() {
    assertThat(in(ReportFormat.MARKDOWN, "en"))
        .endsWith(
            """
            ## What happened

            | When | What | Table | Details |
            | --- | --- | --- | --- |
            | 03:00:00 | Lobby |  | 1:00 |
            | 03:01:00 | Scan the ecosystem |  | 6:20 · planned 5:00 |
            | 03:01:00 | Help | 2 | on the way after 0:40 · done after 1:20 · Ana |
            | 03:02:20 | Message |  | \\=Two \\| minutes &lt;b&gt; |
            | 03:02:20 | Time |  | 1:30 taken |
            | 03:02:20 | Pens down |  |  |
            | 03:07:20 | Pitches |  | planned 1:00 |
            | 03:07:20 | Pitch | 1 | 1:11 · planned 1:00 |
            """);
  }

  @Test
  @DisplayName("[R14] the page has it as a table with heads")
  void page() {
    assertThat(in(ReportFormat.HTML, "en"))
        .contains(
            "<h2 id=\"happened\">What happened</h2>", "<td>03:01:00</td>", "on the way after 0:40")
        .contains("=Two | minutes &lt;b&gt;");
  }

  @Test
  @DisplayName("[R14] [R6] the CSV has a row for each, and no formula in it")
  void csv() {
    assertThat(in(ReportFormat.CSV, "en"))
        .contains(",,,What happened,03:02:20,Message,,,'=Two | minutes <b>,,,,\r\n")
        .contains(
            "2,,,What happened,03:01:00,Help,,,on the way after 0:40 · done after 1:20 · Ana,,,,\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Not kept, earlier calls for help: 4, still waiting",
    "es, No se conserva, llamadas de ayuda anteriores: 4, todavía espera"
  })
  @DisplayName("[R14] every format begins with how much earlier is not kept, in both languages")
  void forgotten(String language, String missing, String calls, String waiting) {
    PlayedWorkshop workshop =
        new PlayedWorkshop()
            .accept(
                new Command.Create(
                    "K7M4QX2346FG",
                    "Calls",
                    "K7M4QX",
                    Activities.builtIn().getFirst(),
                    List.of(new NewTable("Gary, IN", ""), new NewTable("Flint, MI", "")),
                    "a",
                    "b",
                    PlayedWorkshop.START + 1,
                    null))
            .join("p1", 2);
    for (int i = 0; i < WorkshopLimits.HELP_CALLS_PER_TABLE + 3; i++) {
      workshop
          .accept(new Command.RaiseHelp("p1", true))
          .later(1_000)
          .accept(new Command.RaiseHelp("p1", false));
    }
    workshop.accept(new Command.RaiseHelp("p1", true), new CrewCommand.ClaimHelp(2, "Ana", null));
    for (ReportFormat format :
        List.of(ReportFormat.MARKDOWN, ReportFormat.HTML, ReportFormat.CSV)) {
      Report report = Report.of(workshop.state(), Map.of(), language, DETROIT);
      String written = new String(Written.in(format, report), UTF_8);
      assertThat(written).contains(missing).doesNotContain(waiting);
      assertThat(written.indexOf(calls)).isBetween(0, written.indexOf("0:01"));
    }
  }

  @Test
  @DisplayName("[R14] [R8] the JSON has it as M24 does")
  void json() throws IOException {
    JsonNode sheet = new JsonMapper().readTree(in(ReportFormat.JSON, "en")).path("runSheet");
    assertThat(sheet.fieldNames())
        .toIterable()
        .containsExactly("phases", "turns", "messages", "help", "changes", "forgotten");
    assertThat(sheet.at("/turns/0/end").asLong() - sheet.at("/turns/0/at").asLong())
        .isEqualTo(71_000);
    assertThat(sheet.at("/changes/0/kind").asText()).isEqualTo("time");
  }
}
