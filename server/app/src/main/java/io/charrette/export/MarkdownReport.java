package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.activity.Category;
import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Partnership;
import io.charrette.flipchart.Player;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as Markdown in which nothing that people typed is taken for Markdown. */
final class MarkdownReport {
  private final Report report;
  private final Labels labels;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
    this.labels = Labels.of(report.language());
  }

  static byte[] write(Report report) {
    return new MarkdownReport(report).text().getBytes(UTF_8);
  }

  private String text() {
    block("# " + MarkdownText.line(report.name()));
    block(MarkdownText.line(report.activity()) + " · " + labels.date(report.held()));
    totals();
    block("## " + labels.get("across"));
    shared();
    matrix();
    report.tables().forEach(this::table);
    return out.toString().stripTrailing() + "\n";
  }

  private void block(String text) {
    out.append(text).append("\n\n");
  }

  private void totals() {
    Report.Totals totals = report.totals();
    block(
        List.of(
                count("tables", totals.tables()),
                count("people", totals.people()),
                count("players", totals.players()),
                count("partnerships", totals.partnerships()),
                count("stars", totals.stars()),
                count("challenges", totals.challenges()),
                count("pitches", totals.pitches()))
            .stream()
            .map(line -> "- " + line)
            .collect(Collectors.joining("\n")));
  }

  private String count(String name, int count) {
    return count + " " + labels.get("total." + name, count);
  }

  private void shared() {
    block("### " + labels.get("shared"));
    if (report.sharedPlayers().isEmpty()) {
      block(labels.get("shared.none"));
      return;
    }
    row(List.of(labels.get("player"), labels.get("sector"), labels.get("tables"), "★"));
    rule(4);
    for (NamedPlayer player : report.sharedPlayers()) {
      row(
          List.of(
              MarkdownText.line(player.name()),
              sector(player.sector()),
              player.tables().stream().map(String::valueOf).collect(Collectors.joining(", ")),
              String.valueOf(player.stars())));
    }
    out.append('\n');
  }

  private void matrix() {
    block("### " + labels.get("matrix"));
    PartnershipMatrix matrix = report.partnerships();
    if (matrix.counts().isEmpty()) {
      block(labels.get("matrix.none"));
      return;
    }
    List<String> head = new ArrayList<>(List.of(labels.get("sector")));
    matrix.sectors().forEach(sector -> head.add(shortName(sector)));
    row(head);
    rule(head.size());
    for (String one : matrix.sectors()) {
      List<String> cells = new ArrayList<>(List.of(shortName(one)));
      matrix.sectors().forEach(other -> cells.add(String.valueOf(matrix.between(one, other))));
      row(cells);
    }
    out.append('\n');
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void rule(int columns) {
    out.append("|").append(" --- |".repeat(columns)).append('\n');
  }

  private void table(Report.TableReport table) {
    Flipchart flipchart = table.flipchart();
    String label = table.label().isEmpty() ? "" : " (" + MarkdownText.line(table.label()) + ")";
    block(
        "## "
            + labels.get("table", table.number())
            + ": "
            + MarkdownText.line(table.city())
            + label);
    if (!table.people().isEmpty()) {
      block(
          labels.get("people")
              + ": "
              + table.people().stream().map(MarkdownText::line).collect(Collectors.joining(", ")));
    }
    ChallengeSource source = flipchart.challengeSource();
    sheet(
        labels.get("challenge"),
        Labels.aside(
            source == null ? "" : labels.get("challenge." + source.jsonName()),
            labels.mark(table, "challenge")),
        flipchart.challenge());
    sheet(labels.get("strategy"), "", flipchart.strategy());
    String presenter = MarkdownText.line(flipchart.presenter());
    sheet(
        labels.get("pitch"),
        Labels.aside(labels.presenter(table, presenter), labels.mark(table, "pitch")),
        flipchart.pitch());
    players(table);
    partnerships(flipchart);
    findings(flipchart);
  }

  private void sheet(String title, String aside, String text) {
    block("### " + title);
    if (!aside.isEmpty()) {
      block("*" + aside + "*");
    }
    block(text.isBlank() ? labels.get("nothing") : MarkdownText.paragraphs(text));
  }

  private void players(Report.TableReport table) {
    List<Player> players = table.flipchart().players();
    block("### " + labels.get("players"));
    if (players.isEmpty()) {
      block(labels.get("players.none"));
      return;
    }
    for (Player player : players) {
      out.append("- **").append(MarkdownText.line(player.name())).append("** – ");
      out.append(sector(player.sector())).append(", ★ ").append(player.stars());
      String mark = labels.mark(table, player.id());
      if (!mark.isEmpty()) {
        out.append(" (").append(mark).append(')');
      }
      if (!player.note().isBlank()) {
        out.append(": ").append(MarkdownText.line(player.note()));
      }
      if (!player.link().isEmpty()) {
        out.append(" <").append(player.link()).append('>');
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void partnerships(Flipchart flipchart) {
    block("### " + labels.get("partnerships"));
    if (flipchart.partnerships().isEmpty()) {
      block(labels.get("partnerships.none"));
      return;
    }
    Map<String, String> names = new HashMap<>();
    flipchart.players().forEach(player -> names.put(player.id(), player.name()));
    for (Partnership partnership : flipchart.partnerships()) {
      out.append("- ")
          .append(MarkdownText.line(names.getOrDefault(partnership.from(), "")))
          .append(" ↔ ")
          .append(MarkdownText.line(names.getOrDefault(partnership.to(), "")));
      if (!partnership.note().isBlank()) {
        out.append(": ").append(MarkdownText.line(partnership.note()));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void findings(Flipchart flipchart) {
    if (flipchart.findings().isEmpty()) {
      return;
    }
    block("### " + labels.get("findings"));
    flipchart
        .findings()
        .forEach(
            (id, text) -> {
              block("#### " + sector(id));
              block(MarkdownText.paragraphs(text));
            });
  }

  private String sector(String id) {
    return report
        .sector(id)
        .map(sector -> MarkdownText.line(sector.name()))
        .orElse(labels.get("sector.none"));
  }

  private String shortName(String id) {
    return report
        .sector(id)
        .map(Category::shortName)
        .map(MarkdownText::line)
        .orElse(labels.get("sector.none"));
  }
}
