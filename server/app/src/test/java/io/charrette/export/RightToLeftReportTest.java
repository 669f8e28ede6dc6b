package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.ActivityFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The PDF in a language from right to left: that of the folder {@code report} of the tests. */
class RightToLeftReportTest {
  /** Of a page in letter format, in points. */
  private static final float MIDDLE = 306;

  @Test
  @DisplayName("[R9] tables begin at the right, and are read in their order all the same")
  void tables() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(report("he"))) {
      Map<String, Float> places = places(pdf, "The river agua", "Look");
      assertThat(places.get("The river agua"))
          .isGreaterThan(places.get("Look"))
          .isGreaterThan(MIDDLE);
      assertThat(rows(pdf)).contains(List.of("TH", "TD", "TD"));
    }
    try (PDDocument pdf = Loader.loadPDF(report("es"))) {
      Map<String, Float> places = places(pdf, "The river agua", "Look");
      assertThat(places.get("The river agua")).isLessThan(places.get("Look"));
      assertThat(rows(pdf)).contains(List.of("TH", "TD", "TD"));
    }
  }

  @Test
  @DisplayName("[R9] the style names the sides of a page so that each can be the other one")
  void style() {
    String style = ClassPath.text("/report/report-pdf.css");

    assertThat(FromTheRight.style("th { text-align: left; padding-right: 2mm; }"))
        .isEqualTo("th { text-align: right; padding-left: 2mm; }");
    assertThat(FromTheRight.style(FromTheRight.style(style))).isEqualTo(style);
    assertThat(style)
        .doesNotContainPattern("(margin|padding|border-width|border-radius):( [^;\\s]+){4}");
  }

  /** A report on nine categories in that language, which their names may not be in. */
  private static byte[] report(String language) throws IOException {
    String json =
        Files.readString(Path.of("src/test/resources/activities/disaster-preparedness-es.json"));
    ActivityFile file =
        ActivityFile.read(json.replace("[\"es\"]", "[\"" + language + "\"]").getBytes(UTF_8));
    return Written.in(ReportFormat.PDF, OtherActivitiesTest.report(file, language));
  }

  /** Where each of these texts begins for the first time on a line of its own, from the left. */
  private static Map<String, Float> places(PDDocument pdf, String... words) throws IOException {
    Map<String, Float> places = new TreeMap<>();
    new PDFTextStripper() {
      @Override
      protected void writeString(String text, List<TextPosition> letters) {
        for (String word : words) {
          if (text.strip().equals(word)) {
            places.putIfAbsent(word, letters.getFirst().getXDirAdj());
          }
        }
      }
    }.getText(pdf);
    return places;
  }

  /** The kinds of cells in each row that a screen reader reads, in its order. */
  private static List<List<String>> rows(PDDocument pdf) {
    List<List<String>> rows = new ArrayList<>();
    collect(pdf.getDocumentCatalog().getStructureTreeRoot(), rows);
    return rows;
  }

  private static void collect(PDStructureNode node, List<List<String>> rows) {
    List<PDStructureElement> kids =
        node.getKids().stream()
            .filter(PDStructureElement.class::isInstance)
            .map(PDStructureElement.class::cast)
            .toList();
    if (node instanceof PDStructureElement element && "TR".equals(element.getStructureType())) {
      rows.add(kids.stream().map(PDStructureElement::getStructureType).toList());
    }
    kids.forEach(kid -> collect(kid, rows));
  }
}
