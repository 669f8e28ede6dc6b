package io.charrette.export;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.charrette.activity.Category;
import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Player;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The report as one XHTML page, which the HTML and the PDF give different styles. The page is made
 * of the templates in {@code src/main/jte}, which escape all that they are given; this is what they
 * ask.
 */
record ReportPage(Report report, Labels labels) {
  private static final int TOP_PLAYERS = 10;

  /**
   * The page.
   *
   * @param style the style sheet, which may have no {@code <} and no {@code &}
   */
  static String write(Report report, String style) {
    if (style.indexOf('<') >= 0 || style.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet in XHTML may have neither < nor &");
    }
    StringOutput out = new StringOutput();
    JtereportGenerated.render(
        new OwaspHtmlTemplateOutput(out),
        null,
        new ReportPage(report, Labels.of(report.language())),
        style);
    return PlainText.clean(out.toString()).strip();
  }

  String language() {
    return labels.language();
  }

  String label(String key, Object... arguments) {
    return labels.get(key, arguments);
  }

  String date() {
    return labels.date(report.held());
  }

  /** The players with the most stars, of equal ones those first that several tables named. */
  List<NamedPlayer> topPlayers() {
    return report.players().stream()
        .filter(player -> player.stars() > 0)
        .sorted(Comparator.comparingInt(NamedPlayer::stars).reversed())
        .limit(TOP_PLAYERS)
        .toList();
  }

  String sectorName(String id) {
    return report.sector(id).map(Category::name).orElse(label("sector.none"));
  }

  String shortName(String id) {
    return report.sector(id).map(Category::shortName).orElse(label("sector.none"));
  }

  /** The class of elements in a sector's colour. */
  String colour(String id) {
    return report.sector(id).map(sector -> "s-" + sector.colour().jsonName()).orElse("s-none");
  }

  /** Where a table's challenge comes from, and whether it is hidden. */
  String aboutChallenge(Report.TableReport table) {
    ChallengeSource source = table.flipchart().challengeSource();
    return Labels.aside(
        source == null ? "" : label("challenge." + source.jsonName()),
        labels.mark(table, "challenge"));
  }

  /** Who gives a table's pitch, how long it is, and whether it is hidden. */
  String aboutPitch(Report.TableReport table) {
    return Labels.aside(
        labels.presenter(table, table.flipchart().presenter()),
        table.pitchSeconds() == 0 ? "" : label("pitch.length", table.pitchSeconds()),
        labels.mark(table, "pitch"));
  }

  static String list(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** How many players of this sector a table has. */
  static int players(Report.TableReport table, Category sector) {
    return (int)
        table.flipchart().players().stream()
            .filter(player -> player.sector().equals(sector.id()))
            .count();
  }

  /** The name of the player of this id, empty when there is none. */
  static String playerName(Flipchart flipchart, String id) {
    return flipchart.player(id).map(Player::name).orElse("");
  }

  /** The class of a cell with a count, which says how dark it is. */
  static String shade(int count) {
    return count == 0 ? "zero" : count < 3 ? "some" : count < 6 ? "more" : "most";
  }
}
