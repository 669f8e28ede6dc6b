package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * In the sample, table 1's challenge, presenter and one of its cards are hidden, and table 3's
 * pitch.
 */
class HiddenItemsTest {
  private static final String MARK = "hidden from the screen";

  /** What people read, on one line. */
  private static String words(ReportFormat format, Report report) throws Exception {
    byte[] file = Written.in(format, report);
    if (format != ReportFormat.PDF) {
      return new String(file, UTF_8);
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JSON")
  @DisplayName(
      "[R10] what is hidden from the screen is in the report and is marked, nothing else is")
  void marked(ReportFormat format) throws Exception {
    String words = words(format, SampleReport.english());

    assertThat(words).contains("Vacant lots", "Wayne State GIS lab", "alert").contains(MARK);
    assertThat(words.split(MARK, -1)).as("marks").hasSize(1 + 4);
  }

  @Test
  @DisplayName("[R10] the mark stands beside the item that is hidden")
  void besideTheItem() throws Exception {
    assertThat(words(ReportFormat.PDF, SampleReport.english()))
        .contains("The case study · " + MARK + " Vacant lots")
        .containsPattern("Wayne State GIS lab .{0,30}\\(" + MARK + "\\)");
    assertThat(words(ReportFormat.MARKDOWN, SampleReport.english()))
        .contains("*The case study · " + MARK + "*\n\nVacant lots")
        .contains("Presenter: Ana (" + MARK + ")")
        .containsPattern("\\*\\*Wayne State GIS lab\\*\\* – .*\\(" + MARK + "\\)\n");
    assertThat(words(ReportFormat.CSV, SampleReport.english()).lines())
        .filteredOn(row -> row.endsWith("," + MARK))
        .hasSize(4)
        .anyMatch(row -> row.contains(",Our challenge,") && row.contains("Vacant lots"))
        .anyMatch(row -> row.contains("Wayne State GIS lab"))
        .anyMatch(row -> row.contains(",Presenter,") && row.contains("Ana"))
        .anyMatch(row -> row.contains(",Our pitch,"));
  }

  @Test
  @DisplayName("[R10] the JSON lists for each table what of it is hidden")
  void json() throws Exception {
    JsonNode tables =
        new JsonMapper()
            .readTree(Written.in(ReportFormat.JSON, SampleReport.english()))
            .get("tables");

    assertThat(tables.at("/0/hidden").toString()).isEqualTo("[\"5\",\"challenge\",\"presenter\"]");
    assertThat(tables.at("/0/texts/challenge").textValue()).startsWith("Vacant lots");
    assertThat(tables.at("/1/hidden")).isEmpty();
    assertThat(tables.at("/2/hidden").toString()).isEqualTo("[\"pitch\"]");
  }
}
