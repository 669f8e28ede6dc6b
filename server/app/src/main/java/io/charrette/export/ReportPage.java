package io.charrette.export;

import gg.jte.html.OwaspHtmlTemplateOutput;
import io.charrette.activity.CardSheet;
import io.charrette.activity.Category;
import io.charrette.activity.Field;
import io.charrette.bridges.TableBridge;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.Cards;
import io.charrette.words.Labels;
import io.charrette.workshop.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The report as one XHTML page, which the HTML and the PDF give different styles. The page is made
 * of the templates in {@code src/main/jte}, which escape all that they are given; this is what they
 * ask.
 *
 * @param draws whether maps are drawn, too
 */
record ReportPage(Report report, Wording wording, boolean draws) {
  /** The first of the characters that hold the place of words in a label: nobody writes them. */
  private static final char MARK = '\uE000';

  /**
   * Writes the page.
   *
   * @param style the style sheet, which may have no {@code <} and no {@code &}
   * @param draws whether maps are drawn, too
   */
  static void write(Report report, String style, boolean draws, TextOutput out) {
    if (style.indexOf('<') >= 0 || style.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet in XHTML may have neither < nor &");
    }
    JtereportGenerated.render(
        new OwaspHtmlTemplateOutput(out),
        null,
        new ReportPage(report, Wording.of(report), draws),
        style);
    out.flush();
  }

  /** The language of the report's own words. */
  String language() {
    return wording.labels().language();
  }

  /** In which direction that is written. */
  String direction() {
    return wording.labels().direction();
  }

  /** The language of the activity's words. */
  String activityLanguage() {
    return report.activity().language();
  }

  /**
   * In which direction words of the activity are written: that of its language, unless all their
   * letters go the other way (SPEC A8).
   */
  String activityDirection(String words) {
    Set<String> directions =
        words
            .codePoints()
            .filter(Character::isLetter)
            .mapToObj(ReportPage::directionOf)
            .collect(Collectors.toSet());
    return directions.size() == 1
        ? directions.iterator().next()
        : Labels.directionOf(activityLanguage());
  }

  private static String directionOf(int letter) {
    return TextDirections.isFromRight(Character.getDirectionality(letter)) ? "rtl" : "ltr";
  }

  List<RunSheetLine> runSheet() {
    return RunSheetLine.of(report, wording);
  }

  String label(String key, Object... arguments) {
    return wording.labels().get(key, arguments);
  }

  String date() {
    return wording.labels().date(report.held());
  }

  /** The class of elements in a category's colour. */
  static String colour(CardSheet sheet, String id) {
    return sheet
        .category(id)
        .map(category -> "hue-" + category.colour().jsonName())
        .orElse("hue-none");
  }

  /** What cards of a sheet are called, as the title of a column of them. */
  Phrase card(CardSheet sheet) {
    return new Phrase(wording.head(wording.card(sheet).one()), sheet.card() != null);
  }

  Phrase cards(CardSheet sheet) {
    return new Phrase(wording.card(sheet).many(), sheet.card() != null);
  }

  /** The word beside so many cards. */
  Phrase cards(CardSheet sheet, int count) {
    return new Phrase(Wording.counted(count, wording.card(sheet)), sheet.card() != null);
  }

  Phrase links(CardSheet sheet) {
    return new Phrase(wording.link(sheet).many(), sheet.links() != null);
  }

  /** The word beside so many links. */
  Phrase links(CardSheet sheet, int count) {
    return new Phrase(Wording.counted(count, wording.link(sheet)), sheet.links() != null);
  }

  /** What categories of a sheet are called, as the title of a column of them. */
  Phrase category(CardSheet sheet) {
    return new Phrase(wording.head(wording.category(sheet).one()), sheet.categoryWord() != null);
  }

  Phrase categories(CardSheet sheet) {
    return new Phrase(wording.category(sheet).many(), sheet.categoryWord() != null);
  }

  /** The name of a category, and that there is none. */
  Phrase categoryName(CardSheet sheet, String id) {
    return new Phrase(wording.categoryName(sheet, id), sheet.category(id).isPresent());
  }

  /** The same for places with little room. */
  Phrase shortName(CardSheet sheet, String id) {
    return new Phrase(wording.shortName(sheet, id), sheet.category(id).isPresent());
  }

  Phrase notesTitle(CardSheet sheet) {
    return new Phrase(wording.notesTitle(sheet), sheet.notesTitle() != null);
  }

  /** The heading of what is said about a sheet, which names it where there are several. */
  List<Phrase> heading(CardSheet sheet, List<Phrase> about) {
    List<Phrase> phrases = new ArrayList<>(about);
    if (report.activity().cardSheets().size() == 1) {
      Phrase first = about.getFirst();
      phrases.set(0, new Phrase(wording.head(first.text()), first.own()));
    } else {
      phrases.addAll(0, List.of(Phrase.ofActivity(sheet.title()), Phrase.BETWEEN));
    }
    return phrases;
  }

  /** What the report says under a key, with words of the activity in it. */
  List<Phrase> phrases(String key, Phrase... words) {
    return filled(label(key, marks(words.length).toArray()), List.of(words));
  }

  /** Why two tables could talk: what both have. */
  List<Phrase> about(TableBridge bridge) {
    List<Phrase> names = Wording.shared(bridge).stream().map(Phrase::ofPeople).toList();
    String marks = String.join(", ", marks(names.size()));
    String one = String.valueOf(bridge.one());
    return filled(label("bridge.tables", one, String.valueOf(bridge.other()), marks), names);
  }

  private static List<String> marks(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> String.valueOf((char) (MARK + index)))
        .toList();
  }

  /** A text in which marks stand for other words. */
  private static List<Phrase> filled(String text, List<Phrase> words) {
    List<Phrase> phrases = new ArrayList<>();
    StringBuilder between = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= MARK && c < MARK + words.size()) {
        addBetween(between, phrases);
        phrases.add(words.get(c - MARK));
      } else {
        between.append(c);
      }
    }
    addBetween(between, phrases);
    return phrases;
  }

  private static void addBetween(StringBuilder between, List<Phrase> phrases) {
    if (!between.isEmpty()) {
      phrases.add(Phrase.ofReport(between.toString()));
      between.setLength(0);
    }
  }

  /** What stands beside a field's text: what was chosen, how long it is, whether it is hidden. */
  List<Phrase> about(Report.TableReport table, Field field) {
    return aside(
        Phrase.ofActivity(Wording.chosen(table, field.choice())),
        Phrase.ofReport(wording.length(table, field)),
        Phrase.ofReport(wording.mark(table, field.id())));
  }

  /** Who answered, and to the turn of which phase where there are several with turns. */
  List<Phrase> from(Offer offer) {
    return aside(
        Phrase.ofPeople(offer.name()),
        Phrase.ofReport(label("table", offer.from())),
        Phrase.ofActivity(wording.turnPhase(offer)));
  }

  private static List<Phrase> aside(Phrase... parts) {
    List<Phrase> phrases = new ArrayList<>();
    for (Phrase part : parts) {
      if (!part.text().isEmpty()) {
        if (!phrases.isEmpty()) {
          phrases.add(Phrase.BETWEEN);
        }
        phrases.add(part);
      }
    }
    return phrases;
  }

  /** Names of people, each by itself. */
  static List<Phrase> names(List<String> names) {
    return filled(
        String.join(", ", marks(names.size())), names.stream().map(Phrase::ofPeople).toList());
  }

  static String list(Collection<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** What stands beside a card's name: its category, and the further look in which it was added. */
  String about(CardSheet sheet, Card card) {
    return Wording.aside(
        wording.categoryName(sheet, card.category()), wording.roundTitle(sheet, card.round()));
  }

  /** The map of a table, where maps are drawn and it has one. */
  @Nullable CardMap map(Report.TableReport table, CardSheet sheet) {
    return draws && sheet.map() && !table.flipchart().cards(sheet.id()).cards().isEmpty()
        ? CardMap.ofTable(sheet, table)
        : null;
  }

  /** The number of a table's card on its map, empty where that has not got it. */
  static String number(Map<String, Integer> numbers, Card card) {
    Integer number = numbers.get(NamedCard.key(card.name()));
    return number == null ? "" : number.toString();
  }

  /** How many cards of this category a table has. */
  static int cards(Report.TableReport table, CardSheet sheet, Category category) {
    return (int)
        table.flipchart().cards(sheet.id()).cards().stream()
            .filter(card -> card.category().equals(category.id()))
            .count();
  }

  /** The name of the card of this id, empty when there is none. */
  static String cardName(Cards cards, String id) {
    return cards.card(id).map(Card::name).orElse("");
  }

  /** The class of a cell with a count, which says how dark it is. */
  static String shade(int count) {
    return count == 0 ? "zero" : count < 3 ? "some" : count < 6 ? "more" : "most";
  }
}
