package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.Command;
import io.charrette.workshop.CrewCommand;
import io.charrette.workshop.MergeTables;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Workshop;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergedReportTest {
  /** Table 2 went to table 1, but for these parts. */
  private static Workshop merged(List<String> leftOut) {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(3)
            .accept(new CrewCommand.NoteTable(2, "Ana", "Two stayed away"), new MergeTables(2, 1));
    long at = workshop.state().merges().all().getFirst().at();
    return workshop.accept(new Command.NoteJoined(2, at, leftOut)).state();
  }

  private static String in(ReportFormat format, List<String> leftOut) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("pitch", "Sensors on every block");
    texts.put("challenge", "Nobody reads alerts");
    Flipchart written =
        new Flipchart(
            texts,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(Map.of("talk", 5L)),
            new LinkedHashMap<>());
    Report report = Report.of(merged(leftOut), Map.of(2, written), "en", ZoneOffset.UTC);
    return new String(Written.in(format, report), UTF_8);
  }

  @Test
  @DisplayName("[R17] a table that went to another has no part, and a line that says where it went")
  void nothingLeft() {
    String report = in(ReportFormat.MARKDOWN, List.of());
    assertThat(report)
        .contains("## Table 1", "## Table 3")
        .doesNotContain("## Table 2", "Sensors")
        .contains("| 08:00:00 | Tables put together | 2 | goes on with table 1 |");
  }

  @Test
  @DisplayName("[R17] what stayed behind is told under the table where it stayed")
  void something() throws IOException {
    JsonNode report = new JsonMapper().readTree(in(ReportFormat.JSON, List.of("text:pitch")));
    JsonNode second = report.path("tables").path(1);
    assertThat(second.path("number").intValue()).isEqualTo(2);
    assertThat(second.path("texts").toString()).isEqualTo("{\"pitch\":\"Sensors on every block\"}");
    assertThat(report.path("merges").path(0).path("leftOut").path(0).textValue())
        .isEqualTo("text:pitch");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"PDF"},
      mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("[R18] notes on tables are in the JSON, and in no other format")
  void notes(ReportFormat format) {
    String report = in(format, List.of());
    if (format == ReportFormat.JSON) {
      assertThat(report).contains("Two stayed away");
    } else {
      assertThat(report).doesNotContain("Two stayed away");
    }
  }
}
