package io.charrette.export;

import gg.jte.html.OwaspHtmlTemplateOutput;
import io.charrette.activity.CardSheet;
import io.charrette.activity.Category;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.Cards;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as one XHTML page, which the HTML and the PDF give different styles. The page is made
 * of the templates in {@code src/main/jte}, which escape all that they are given; this is what they
 * ask.
 *
 * @param draws whether maps are drawn, too
 */
record ReportPage(Report report, Wording wording, boolean draws) {

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
