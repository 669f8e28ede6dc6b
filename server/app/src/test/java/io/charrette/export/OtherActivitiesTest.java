package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activity;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.CardSheet;
import io.charrette.activity.Choice;
import io.charrette.activity.Field;
import io.charrette.activity.Role;
import io.charrette.activity.Word;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Note;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.SampleActivities;
import io.charrette.workshop.Workshop;
import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reports of workshops that have other sheets than the first activity, and other words. */
class OtherActivitiesTest {
  private static final List<String> NAMES =
      List.of("disaster-preparedness-es", "lightning-talks", "retrospective-ar");

  /** What only the first activity is about. */
  private static final List<String> WORDS_OF_THE_FIRST =
      List.of(
          "player",
          "players",
          "challenge",
          "challenges",
          "pitch",
          "pitches",
          "city",
          "cities",
          "sector",
          "sectors",
          "partnership",
          "partnerships",
          "case study",
          "presenter",
          "finding",
          "findings",
          "jugador",
          "jugadores",
          "actor",
          "actores",
          "reto",
          "retos",
          "desafío",
          "desafíos",
          "propuesta",
          "propuestas",
          "ciudad",
          "ciudades",
          "sectores",
          "alianza",
          "alianzas",
          "caso de estudio",
          "hallazgos");

  static Stream<Arguments> reports() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(ReportFormat.values())
                    .flatMap(
                        format ->
                            Stream.of("en", "es", "ar")
                                .map(language -> Arguments.of(name, format, language))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("reports")
  @DisplayName("[R12] a report says what its activity says, and nothing of another one")
  void words(String name, ReportFormat format, String language) throws Exception {
    ActivityFile file = SampleActivities.read(name);
    String report = read(format, report(file, language));

    String said = file.tree().toString();
    for (String word : WORDS_OF_THE_FIRST) {
      if (!isIn(word, said)) {
        assertThat(isIn(word, report)).as(word).isFalse();
      }
    }
    assertThat(report).contains(RIVER, "Bojana");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(ReportFormat.class)
  @DisplayName(
      "[R12] a report of an activity without cards has no heading of what tables have in common")
  void noCardsNothingAcross(ReportFormat format) throws Exception {
    assertThat(read(format, report(SampleActivities.read("lightning-talks"), "en")))
        .contains(RIVER)
        .doesNotContain("Across the tables");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("reports")
  @DisplayName("[R3] things are called as the activity calls them")
  void itsOwnWords(String name, ReportFormat format, String language) throws Exception {
    ActivityFile file = SampleActivities.read(name);
    if (format == ReportFormat.JSON || format == ReportFormat.PDF) {
      return; // One has English names, in the other letters are joined.
    }
    String report = read(format, report(file, language)).toLowerCase(Locale.ROOT);
    Activity activity = file.own();
    Stream<String> ofCards =
        activity.cardSheets().stream()
            .flatMap(sheet -> Stream.ofNullable(sheet.card()))
            .map(Word::one);
    assertThat(Stream.concat(ofCards, activity.fields().stream().map(Field::title)))
        .allMatch(word -> report.contains(word.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"retrospective-ar", "world-cafe-ar"})
  @DisplayName("[R3] an activity's words say their language and direction in a report of another")
  void markedWords(String name) throws Exception {
    byte[] page = Written.in(ReportFormat.HTML, report(SampleActivities.read(name), "en"));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(page));

    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(arabic(document))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            words -> {
              assertThat(around(words, "lang")).as(words.getNodeValue()).isEqualTo("ar");
              if (!words.getParentNode().getNodeName().equals("text")) {
                assertThat(around(words, "dir")).as(words.getNodeValue()).isIn("auto", "rtl");
              }
            });
  }

  /** The texts with Arabic letters that are in this node. */
  private static List<Node> arabic(Node node) {
    List<Node> found = new ArrayList<>();
    boolean arabic =
        node.getNodeType() == Node.TEXT_NODE
            && node.getNodeValue()
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    if (arabic) {
      found.add(node);
    }
    NodeList inner = node.getChildNodes();
    for (int i = 0; i < inner.getLength(); i++) {
      found.addAll(arabic(inner.item(i)));
    }
    return found;
  }

  /** What the nearest element around a text says that has this attribute. */
  private static String around(Node text, String attribute) {
    for (Node node = text.getParentNode();
        node instanceof Element element;
        node = node.getParentNode()) {
      if (element.hasAttribute(attribute)) {
        return element.getAttribute(attribute);
      }
    }
    return "";
  }

  private static boolean isIn(String word, String text) {
    return Pattern.compile(
            "\\b" + Pattern.quote(word) + "\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
        .matcher(text)
        .find();
  }

  /** What people and programs read of it. */
  private static String read(ReportFormat format, Report report) throws Exception {
    byte[] file = Written.in(format, report);
    if (format != ReportFormat.PDF) {
      return new String(file, UTF_8);
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static final String RIVER = "The river";

  /** A report of two tables that have something everywhere. */
  static Report report(ActivityFile file, @Nullable String language) {
    Flipchart full = full(file.own());
    return Report.of(workshop(file), Map.of(1, full, 2, full), language, ZoneOffset.UTC);
  }

  private static Workshop workshop(ActivityFile file) {
    String place = file.own().words().place() == null ? "" : "Washington, D.C.";
    Decision created =
        Decider.decide(
            Workshop.UNBORN,
            new Command.Create(
                "K7M4QX2346FG",
                "Other people",
                "K7M4QX",
                file,
                List.of(new NewTable(place, ""), new NewTable(place, "By the door")),
                "a",
                "b",
                SampleReport.HELD + 1,
                null),
            SampleReport.HELD);
    return ((Decision.Accepted) created)
        .events().stream().reduce(Workshop.UNBORN, Evolver::evolve, (one, other) -> other);
  }

  /** A flipchart with something in every field, on every sheet and in every look. */
  private static Flipchart full(Activity activity) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    for (Field field : activity.fields()) {
      texts.put(field.id(), RIVER + " rises.");
      Choice choice = field.choice();
      if (choice != null) {
        choices.put(choice.id(), choice.options().getFirst().id());
      }
    }
    SequencedMap<String, String> roles = new LinkedHashMap<>();
    activity.roles().stream().map(Role::id).forEach(role -> roles.put(role, "Bojana"));
    SequencedMap<String, Cards> cards = new LinkedHashMap<>();
    activity.cardSheets().forEach(sheet -> cards.put(sheet.id(), full(sheet)));
    return new Flipchart(texts, choices, roles, new LinkedHashMap<>(Map.of("talk", 5L)), cards);
  }

  private static Cards full(CardSheet sheet) {
    List<Card> cards = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    List<String> rounds = new ArrayList<>(List.of(""));
    sheet.rounds().forEach(round -> rounds.add(round.id()));
    for (String round : rounds) {
      cards.add(card("none" + round, "", round));
      for (String category : sheet.categoryIds()) {
        cards.add(card(category + round, category, round));
        notes.add(new Note(round, category, "Seen in 2019."));
      }
    }
    List<CardLink> links =
        sheet.links() == null || cards.size() < 2
            ? List.of()
            : List.of(new CardLink("l", cards.get(0).id(), cards.get(1).id(), "since then"));
    return new Cards(cards, links, sheet.notes() ? notes : List.of());
  }

  private static Card card(String id, String category, String round) {
    String link = "https://example.org/";
    return new Card(id, RIVER + " " + id, category, round, "Look", link, "", 1, 2, List.of());
  }
}
