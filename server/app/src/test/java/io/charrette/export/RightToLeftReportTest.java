package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.ActivityFile;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.Command;
import io.charrette.workshop.CrewCommand;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.PlayedWorkshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  @DisplayName(
      "[R9] the name of a place or of a card stands by itself, beside words of a page from the right")
  void names() throws IOException {
    String html = new String(report("he", ReportFormat.HTML), UTF_8);

    assertThat(html.split("Washington, D\\.C\\.", -1))
        .as("in the contents, at the head of each table, in the coverage")
        .hasSizeGreaterThan(6)
        .hasSameSizeAs(html.split(" dir=\"auto\">Washington, D\\.C\\.<", -1));
    assertThat(html).contains("<strong dir=\"auto\">The river").doesNotContain("<strong>The river");
  }

  @Test
  @DisplayName("[R9] names that people gave stand by themselves wherever the report has them")
  void peoplesNames() {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(2)
            .accept(
                new Command.Join("p1", "Luis Jr.", 1, "hash-1"),
                new Command.Join("p2", "Ana Sr.", 2, "hash-2"),
                new Command.RaiseHelp("p1", true),
                new CrewCommand.ClaimHelp(1, "Kim Jr.", null),
                new FacilitatorCommand.GoToPhase("pitches"),
                new FacilitatorCommand.CallTurn(1),
                new FacilitatorCommand.OpenOffers(true),
                new Command.MakeOffer(
                    new Offer.Key("pitches", 1, "p2", OfferKind.HELP), "We have maps."));
    Map<Integer, Flipchart> flipcharts = new TreeMap<>();
    for (int table = 1; table <= 2; table++) {
      Cards cards = new Cards(List.of(card("Kim & Co."), card("Data Inc.")), List.of(), List.of());
      flipcharts.put(
          table,
          new Flipchart(
              new LinkedHashMap<>(),
              new LinkedHashMap<>(),
              new LinkedHashMap<>(Map.of("presenter", "Bo Jr.")),
              new LinkedHashMap<>(),
              new LinkedHashMap<>(Map.of("players", cards))));
    }
    Report report = Report.of(workshop.state(), flipcharts, "en", ZoneOffset.UTC);
    String html = new String(Written.in(ReportFormat.HTML, report), UTF_8);

    assertThat(html).contains("came upon the same: </span><span dir=\"auto\">");
    for (String name :
        List.of("Luis Jr.", "Ana Sr.", "Kim Jr.", "Bo Jr.", "Kim &amp; Co.", "Data Inc.")) {
      String text = "(?<!<title>)" + Pattern.quote(name); // what a dot shows is its name alone
      assertThat(count(text, html)).as(name).isPositive();
      assertThat(count("dir=\"auto\">" + Pattern.quote(name) + "<", html))
          .as(name)
          .isEqualTo(count(text, html));
    }
  }

  @Test
  @DisplayName(
      "[A8] words of the activity go its language's way, unless all their letters go the other")
  void activitysWords() throws IOException {
    String json =
        activity("he")
            .replace("Las primeras 72 horas", "¡Las primeras 72 horas!")
            .replace("Lo que contamos", "GitHub שלום!")
            .replace("Preparación ante desastres", "2026!");
    Report report = OtherActivitiesTest.report(ActivityFile.read(json.getBytes(UTF_8)), "en");
    String html = new String(Written.in(ReportFormat.HTML, report), UTF_8);

    assertThat(html)
        .contains(
            "<span lang=\"he\" dir=\"ltr\">¡Las primeras 72 horas!</span>",
            "<span lang=\"he\" dir=\"rtl\">GitHub שלום!</span>",
            "<span lang=\"he\" dir=\"rtl\">2026!</span>")
        .doesNotContain("lang=\"he\" dir=\"auto\"");
  }

  @Test
  @DisplayName(
      "[R9] an address is read from the left, on pages and in the PDF, with its last stroke")
  void addresses() throws Exception {
    String html = new String(report("he", ReportFormat.HTML), UTF_8);

    assertThat(count("<a [^>]*href=\"http", html)).isPositive();
    assertThat(count("<a dir=\"ltr\" href=\"http", html))
        .isEqualTo(count("<a [^>]*href=\"http", html));
    try (PDDocument pdf = Loader.loadPDF(report("he"))) {
      assertThat(drawn(pdf).filter(line -> line.contains("example.org")))
          .isNotEmpty()
          .containsOnly("https://example.org/");
    }
  }

  @ParameterizedTest
  @DisplayName(
      "[R9] [R11] each paragraph of a text is drawn in its own direction, and none is lost")
  @ValueSource(strings = {"English.\nשלום.", "שלום.\n\nEnglish."})
  void paragraphs(String text) throws Exception {
    SequencedMap<String, String> texts = new LinkedHashMap<>(Map.of("pitch", text));
    Flipchart flipchart =
        new Flipchart(
            texts,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    Report report =
        Report.of(PlayedWorkshop.withTables(1).state(), Map.of(1, flipchart), "en", ZoneOffset.UTC);

    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, report))) {
      assertThat(drawn(pdf)).contains("English.", ".םולש");
    }
  }

  /** The lines of a PDF as they are seen, from the left. */
  private static Stream<String> drawn(PDDocument pdf) throws IOException {
    List<String> lines = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void writeString(String text, List<TextPosition> letters) {
        lines.add(
            letters.stream()
                .sorted(Comparator.comparingDouble(TextPosition::getXDirAdj))
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining())
                .strip());
      }
    }.getText(pdf);
    return lines.stream();
  }

  private static Card card(String name) {
    return new Card(name, name, "gov", "", "", "", "", 1, 2, List.of());
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  private static byte[] report(String language) throws IOException {
    return report(language, ReportFormat.PDF);
  }

  /** A report on nine categories in that language, which their names may not be in. */
  private static byte[] report(String language, ReportFormat format) throws IOException {
    ActivityFile file = ActivityFile.read(activity(language).getBytes(UTF_8));
    return Written.in(format, OtherActivitiesTest.report(file, language));
  }

  private static String activity(String language) throws IOException {
    return Files.readString(Path.of("src/test/resources/activities/disaster-preparedness-es.json"))
        .replace("[\"es\"]", "[\"" + language + "\"]");
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
