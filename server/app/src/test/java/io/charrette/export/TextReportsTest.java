package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown, CSV and JSON, read again. */
class TextReportsTest {
  /** Columns of the CSV. */
  private static final int KIND = 5;

  private static final int NAME = 7;
  private static final int TEXT = 8;

  private static String text(ReportFormat format, Report report) {
    return new String(Written.in(format, report), UTF_8);
  }

  /** Reads RFC 4180. */
  private static List<List<String>> read(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    assertThat(quoted).isFalse();
    assertThat(row).isEmpty();
    return rows;
  }

  @Test
  @DisplayName("[R6] a CSV has a row for every item, and as many cells in each")
  void csv() {
    String csv = text(ReportFormat.CSV, SampleReport.english());
    assertThat(csv).startsWith("\uFEFFTable,City,").endsWith("\r\n");
    List<List<String>> rows = read(csv.substring(1));

    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(13));
    assertThat(rows).filteredOn(row -> row.get(KIND).equals("Player")).hasSize(14);
    assertThat(rows).filteredOn(row -> row.get(KIND).equals("Partnership")).hasSize(6);
    assertThat(rows).filteredOn(row -> row.get(KIND).equals("Note")).hasSize(3);
    assertThat(rows).filteredOn(row -> row.get(KIND).equals("Our challenge")).hasSize(3);
    assertThat(rows)
        .filteredOn(row -> row.get(KIND).equals("Presenter"))
        .extracting(row -> row.get(TEXT))
        .containsExactly("Ana", "<i>Eve</i>");
    assertThat(rows)
        .anySatisfy(row -> assertThat(row.get(NAME)).isEqualTo(SampleReport.SCRIPT))
        .anySatisfy(
            row -> assertThat(row.get(TEXT)).isEqualTo("'=HYPERLINK(\"http://evil.example\")"));
  }

  @Test
  @DisplayName("[R6] no cell is a formula")
  void formulas() {
    for (List<String> row : read(text(ReportFormat.CSV, SampleReport.english()).substring(1))) {
      for (String cell : row) {
        assertThat(cell.stripLeading()).doesNotStartWith("=").doesNotStartWith("@");
        assertThat(cell.stripLeading()).doesNotStartWith("+").doesNotStartWith("-");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "＝1|'＝1",
        "  =1|'  =1",
        "\u00a0=1|'\u00a0=1",
        "a=1|a=1",
        "a; b|a; b",
        "a;=1|a;'=1",
        "a; +1;b;@c|a;' +1;b;'@c",
        "a\t-1|a\t'-1",
        "~a\n=1\n b\n\n  =2~|~\"a\n'=1\n b\n\n'  =2\"~",
        "a,=1|\"a,'=1\"",
        "\"=1\"|\"'\"\"=1\"\"\"",
        "a;\"=1;|\"a;'\"\"=1;\"",
      })
  @DisplayName("[R6] no cell is a formula, by whichever separator a spreadsheet goes")
  void formulasWithin(String typed, String written) {
    assertThat(CsvReport.cell(typed)).isEqualTo(written);
  }

  @Test
  @DisplayName("[R7] nothing that people typed is taken for Markdown")
  void markdown() {
    String markdown = text(ReportFormat.MARKDOWN, SampleReport.english());

    assertThat(markdown)
        .startsWith("# Delivering Outcomes: Detroit cohort\n\n")
        .contains("## Table 1: Detroit, MI", "\\- not a list", "\\# not a heading")
        .contains("1\\. not a number", "\\| not \\| a table \\|")
        .contains("\\*bold\\* \\_it\\_ \\`code\\` \\[x\\](http://y) \\~\\~z\\~\\~")
        .contains("&lt;script&gt;", "Line one  \nLine two  \nLine three\n\nAfter a gap")
        .doesNotContain("<script", "\u0000");
    assertThat(markdown.lines().filter(line -> line.startsWith("## "))).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "'> quote', '&gt; quote'",
    "'---', '\\---'",
    "'+ plus', '\\+ plus'",
    "'2) two', '2\\) two'",
    "'2026 was', '2026 was'",
    "'    code', 'code'",
    "'a & b', 'a &amp; b'",
    "'plain, with. points!', 'plain, with. points!'",
    "'We are C #', 'We are C \\#'",
    "'We are C ##', 'We are C \\##'",
    "'We are #1', 'We are #1'",
    "'C#', 'C#'",
    "'#', '\\#'",
  })
  @DisplayName("[R7] a line of Markdown")
  void lines(String typed, String written) {
    assertThat(MarkdownText.line(typed)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  @DisplayName("[R3] Markdown and CSV speak the language that is asked for")
  void languages(String language) {
    Report report = language.equals("en") ? SampleReport.english() : SampleReport.spanish();
    String challenge = language.equals("en") ? "Our challenge" : "Nuestro desafío";
    assertThat(text(ReportFormat.MARKDOWN, report)).contains("### " + challenge);
    assertThat(text(ReportFormat.CSV, report)).containsIgnoringCase("," + challenge + ",");
  }

  @Test
  @DisplayName("[R8] the JSON has everything")
  void json() throws Exception {
    JsonNode tree =
        new JsonMapper().readTree(Written.in(ReportFormat.JSON, SampleReport.english()));

    assertThat(tree.at("/totals/cards/players/cards").intValue()).isEqualTo(14);
    assertThat(tree.at("/held").textValue()).isEqualTo("2026-11-22");
    assertThat(tree.at("/tables/2/texts/pitch").textValue()).startsWith(SampleReport.SCRIPT);
    assertThat(tree.at("/tables/0/cards/players/cards/0/name").textValue())
        .isEqualTo("Data Driven Detroit");
    assertThat(tree.at("/tables/0/cards/players/notes/0/text").textValue()).contains("portal");
    assertThat(tree.at("/tables/2/hidden/0").textValue()).isEqualTo("pitch");
    assertThat(tree.at("/across/players/cards/0/tables")).hasSize(2);
    assertThat(tree.at("/across/players/links")).hasSize(6);
  }
}
