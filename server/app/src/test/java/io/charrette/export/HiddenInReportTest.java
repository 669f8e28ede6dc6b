package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.flipchart.Card;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.PlayedWorkshop;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenInReportTest {
  /** Two cards of a table, each with another that was merged into it. */
  private static final Cards CARDS =
      new Cards(
          List.of(card("older", "Brigade", "twin"), card("other", "Library", "another")),
          List.of(),
          List.of());

  private static Card card(String id, String name, String twin) {
    List<Card.Twin> twins = List.of(new Card.Twin(twin, name));
    return new Card(id, name, "civic", "", "Knows the clerk", "", "Ana", 1, 0, twins);
  }

  @ParameterizedTest
  @CsvSource({
    "CSV, older, 1",
    "CSV, twin, 1",
    "CSV, elsewhere, 0",
    "MARKDOWN, older, 1",
    "MARKDOWN, twin, 1",
    "MARKDOWN, elsewhere, 0",
    "HTML, older, 1",
    "HTML, twin, 1",
    "HTML, elsewhere, 0",
  })
  @DisplayName("[R10] a card is marked that is hidden, or has the words of one that is")
  void merged(ReportFormat format, String hidden, int marks) {
    Flipchart flipchart =
        new Flipchart(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(Map.of("players", CARDS)));
    Report report =
        Report.of(
            PlayedWorkshop.withTables(1).accept(new FacilitatorCommand.Hide(1, hidden)).state(),
            Map.of(1, flipchart),
            "en",
            ZoneOffset.UTC);

    String written = new String(Written.in(format, report), UTF_8);

    assertThat(written.split("hidden from the screen", -1)).hasSize(1 + marks);
  }
}
