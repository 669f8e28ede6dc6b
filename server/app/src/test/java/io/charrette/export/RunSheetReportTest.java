package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Reach;
import io.charrette.workshop.Workshop;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunSheetReportTest {
  /** 2027-01-15T08:00:00Z. */
  private static final ZoneId DETROIT = ZoneId.of("America/Detroit");

  private static Workshop played() {
    return PlayedWorkshop.withTables(2)
        .join("p1", 2)
        .later(60_000)
        .accept(new FacilitatorCommand.GoToPhase("scan"), new Command.RaiseHelp("p1", true))
        .later(80_000)
        .accept(
            new FacilitatorCommand.ClearHelp(2),
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
            | 03:01:00 | Help | 2 | waited 1:20 |
            | 03:02:20 | Message |  | \\=Two \\| minutes &lt;b&gt; |
            | 03:02:20 | Time |  | 1:30 taken |
            | 03:02:20 | Pens down |  |  |
            | 03:07:20 | Pitches |  | planned 2:00 |
            | 03:07:20 | Pitch | 1 | 1:11 · planned 1:00 |
            """);
  }

  @Test
  @DisplayName("[R14] the page has it as a table with heads")
  void page() {
    assertThat(in(ReportFormat.HTML, "en"))
        .contains("<h2 id=\"happened\">What happened</h2>", "<td>03:01:00</td>", "waited 1:20")
        .contains("=Two | minutes &lt;b&gt;");
  }

  @Test
  @DisplayName("[R14] [R6] the CSV has a row for each, and no formula in it")
  void csv() {
    assertThat(in(ReportFormat.CSV, "en"))
        .contains(",,,What happened,03:02:20,Message,,,'=Two | minutes <b>,,,,\r\n")
        .contains("2,,,What happened,03:01:00,Help,,,waited 1:20,,,,\r\n");
  }

  @Test
  @DisplayName("[R14] [R8] the JSON has it as M24 does")
  void json() throws IOException {
    JsonNode sheet = new JsonMapper().readTree(in(ReportFormat.JSON, "en")).path("runSheet");
    assertThat(sheet.fieldNames())
        .toIterable()
        .containsExactly("phases", "turns", "messages", "help", "changes");
    assertThat(sheet.at("/turns/0/end").asLong() - sheet.at("/turns/0/at").asLong())
        .isEqualTo(71_000);
    assertThat(sheet.at("/changes/0/kind").asText()).isEqualTo("time");
  }
}
