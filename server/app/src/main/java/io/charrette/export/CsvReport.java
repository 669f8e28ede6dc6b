package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.activity.Category;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Player;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report as one CSV table (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it): a
 * row for each challenge, strategy, pitch, presenter, player, partnership and finding.
 *
 * <p>A spreadsheet takes a cell that starts with {@code = + - @} for a formula. Such cells get an
 * apostrophe in front, so that nothing that a participant typed runs on the organiser's machine.
 */
final class CsvReport {
  private static final String FORMULA_STARTS = "=+-@\t＝＋－＠";

  private final Report report;
  private final Labels labels;
  private final StringBuilder out = new StringBuilder("\uFEFF");

  private CsvReport(Report report) {
    this.report = report;
    this.labels = Labels.of(report.language());
  }

  static byte[] write(Report report) {
    return new CsvReport(report).text().getBytes(UTF_8);
  }

  private String text() {
    row(
        labels.get("table", "").strip(),
        labels.get("city"),
        labels.get("label"),
        labels.get("kind"),
        labels.get("sector"),
        labels.get("player"),
        labels.get("text"),
        labels.get("link"),
        labels.get("stars"),
        labels.get("with"),
        labels.get("screen"));
    report.tables().forEach(this::table);
    return out.toString();
  }

  private void table(Report.TableReport table) {
    Flipchart flipchart = table.flipchart();
    text(table, "challenge", "", flipchart.challenge(), labels.mark(table, "challenge"));
    text(table, "strategy", "", flipchart.strategy(), "");
    text(table, "pitch", "", flipchart.pitch(), labels.mark(table, "pitch"));
    text(table, "presenter", "", flipchart.presenter(), labels.mark(table, "presenter"));
    Map<String, String> names = new HashMap<>();
    for (Player player : flipchart.players()) {
      names.put(player.id(), player.name());
      item(
          table,
          "player",
          sector(player.sector()),
          player.name(),
          player.note(),
          player.link(),
          String.valueOf(player.stars()),
          "",
          labels.mark(table, player.id()));
    }
    flipchart
        .partnerships()
        .forEach(
            partnership ->
                item(
                    table,
                    "partnership",
                    "",
                    names.getOrDefault(partnership.from(), ""),
                    partnership.note(),
                    "",
                    "",
                    names.getOrDefault(partnership.to(), ""),
                    ""));
    flipchart.findings().forEach((id, found) -> text(table, "finding", sector(id), found, ""));
  }

  private void text(
      Report.TableReport table, String kind, String sector, String text, String mark) {
    if (!text.isBlank()) {
      item(table, kind, sector, "", text, "", "", "", mark);
    }
  }

  private void item(
      Report.TableReport table,
      String kind,
      String sector,
      String name,
      String text,
      String link,
      String stars,
      String with,
      String mark) {
    row(
        String.valueOf(table.number()),
        table.city(),
        table.label(),
        labels.get("kind." + kind),
        sector,
        name,
        text.strip(),
        link,
        stars,
        with,
        mark);
  }

  private String sector(String id) {
    return report.sector(id).map(Category::name).orElse("");
  }

  private void row(String... cells) {
    out.append(List.of(cells).stream().map(CsvReport::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  static String cell(String text) {
    String clean = PlainText.clean(text);
    String first = clean.stripLeading();
    boolean formula = !first.isEmpty() && FORMULA_STARTS.indexOf(first.charAt(0)) >= 0;
    String safe = formula || clean.startsWith("\t") ? "'" + clean : clean;
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
