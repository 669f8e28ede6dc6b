package io.charrette.export;

import io.charrette.activity.Sector;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one XHTML page: what the HTML and the PDF have in common is all but the style. */
final class ReportPage {
  private static final int TOP_PLAYERS = 10;

  private final Report report;
  private final Labels labels;
  private final Markup page = new Markup();

  ReportPage(Report report) {
    this.report = report;
    this.labels = Labels.of(report.language());
  }

  /** The page in this style. */
  String in(String css) {
    String title = report.name() + " – " + labels.get("report");
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", labels.language());
    page.open("head");
    page.open("meta", "charset", "utf-8");
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("meta", "name", "description", "content", labels.get("report"));
    page.open("meta", "name", "subject", "content", labels.get("report"));
    page.element("title", title);
    page.style(css);
    page.close();
    page.open("body");
    header();
    page.open("main");
    glance();
    across();
    report.tables().forEach(table -> new TablePage(report, labels, page).write(table));
    page.close();
    page.element("footer", labels.get("made"));
    page.close().close();
    return page.toString();
  }

  private void header() {
    page.open("header", "class", "masthead");
    page.element("p", labels.get("report"), "class", "kicker");
    page.element("h1", report.name(), "dir", "auto");
    page.element("p", report.activity() + " · " + labels.date(report.held()), "class", "meta");
    page.close();
  }

  private void glance() {
    page.open("section", "class", "glance", "aria-labelledby", "glance");
    page.element("h2", labels.get("glance"), "id", "glance");
    page.open("dl", "class", "totals");
    Report.Totals totals = report.totals();
    total("tables", totals.tables());
    total("people", totals.people());
    total("players", totals.players());
    total("partnerships", totals.partnerships());
    total("challenges", totals.challenges());
    total("pitches", totals.pitches());
    page.close();
    page.open("nav", "aria-label", labels.get("contents"));
    page.open("ul");
    for (Report.TableReport table : report.tables()) {
      page.open("li").open("a", "href", "#table-" + table.number());
      page.element("span", String.valueOf(table.number()), "class", "number");
      page.text(" " + table.city()).close().close();
    }
    page.close().close().close();
  }

  private void total(String name, int count) {
    page.open("div");
    page.element("dt", labels.get("total." + name, count));
    page.element("dd", String.valueOf(count));
    page.close();
  }

  private void across() {
    page.open("section", "class", "across", "aria-labelledby", "across");
    page.element("h2", labels.get("across"), "id", "across");
    List<NamedPlayer> shared = report.sharedPlayers();
    players("shared", shared);
    players(
        "top",
        Stream.concat(shared.stream(), report.players().stream())
            .distinct()
            .filter(player -> player.stars() > 0)
            .sorted((one, other) -> Integer.compare(other.stars(), one.stars()))
            .limit(TOP_PLAYERS)
            .toList());
    matrix();
    coverage();
    page.close();
  }

  private void players(String name, List<NamedPlayer> players) {
    page.open("section", "class", "card " + name);
    page.element("h3", labels.get(name));
    if (players.isEmpty()) {
      page.element("p", labels.get(name + ".none"), "class", "none");
    } else {
      page.open("table");
      heads("player", "sector", "tables", "stars");
      page.open("tbody");
      for (NamedPlayer player : players) {
        page.open("tr");
        page.element("th", player.name(), "scope", "row", "dir", "auto");
        page.open("td");
        sector(player.sector());
        page.close();
        page.element(
            "td",
            player.tables().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            "class",
            "count");
        stars(page, player.stars());
        page.close();
      }
      page.close().close();
    }
    page.close();
  }

  /** A cell with so many stars. */
  static void stars(Markup page, int stars) {
    page.open("td", "class", stars == 0 ? "stars zero" : "stars");
    page.element("span", "★ ", "aria-hidden", "true");
    page.text(String.valueOf(stars)).close();
  }

  private void heads(String... keys) {
    page.open("thead").open("tr");
    for (String key : keys) {
      boolean number = key.equals("tables") || key.equals("stars");
      page.element("th", labels.get(key), "scope", "col", "class", number ? "count" : "words");
    }
    page.close().close();
  }

  private void sector(String id) {
    report
        .sector(id)
        .ifPresentOrElse(
            sector ->
                page.element(
                    "span", sector.shortName(), "class", "sector s-" + sector.colour().jsonName()),
            () -> page.element("span", labels.get("sector.none"), "class", "sector"));
  }

  /** A card whose table may be wider than the window, to be scrolled by keyboard too. */
  private void wideCard(String name) {
    page.open("section", "class", "card " + name, "aria-labelledby", name, "tabindex", "0");
    page.element("h3", labels.get(name), "id", name);
  }

  private void matrix() {
    wideCard("matrix");
    PartnershipMatrix matrix = report.partnerships();
    if (matrix.counts().isEmpty()) {
      page.element("p", labels.get("matrix.none"), "class", "none");
    } else {
      page.open("table");
      page.open("thead").open("tr");
      page.element("th", labels.get("sector"), "scope", "col");
      matrix.sectors().forEach(this::columnHead);
      page.close().close();
      page.open("tbody");
      for (String row : matrix.sectors()) {
        page.open("tr");
        rowHead(row);
        matrix.sectors().forEach(column -> count(matrix.between(row, column)));
        page.close();
      }
      page.close().close();
    }
    page.close();
  }

  private void coverage() {
    wideCard("coverage");
    page.open("table");
    page.open("thead").open("tr");
    page.element("th", labels.get("table", "").strip(), "scope", "col");
    report.sectors().forEach(sector -> columnHead(sector.id()));
    page.element("th", labels.get("all"), "scope", "col", "class", "count");
    page.close().close();
    page.open("tbody");
    for (Report.TableReport table : report.tables()) {
      page.open("tr");
      page.open("th", "scope", "row");
      page.element("span", String.valueOf(table.number()), "class", "number");
      page.text(" " + table.city()).close();
      for (Sector sector : report.sectors()) {
        count(
            (int)
                table.flipchart().players().stream()
                    .filter(player -> player.sector().equals(sector.id()))
                    .count());
      }
      page.element("td", String.valueOf(table.flipchart().players().size()), "class", "count sum");
      page.close();
    }
    page.close().close().close();
  }

  private void columnHead(String sector) {
    page.open("th", "scope", "col", "class", "count " + style(sector));
    page.text(shortName(sector)).close();
  }

  private void rowHead(String sector) {
    page.open("th", "scope", "row", "class", style(sector));
    page.element("span", shortName(sector), "class", "sector " + style(sector)).close();
  }

  private String shortName(String sector) {
    return report.sector(sector).map(Sector::shortName).orElse(labels.get("sector.none"));
  }

  private String style(String sector) {
    return report.sector(sector).map(s -> "s-" + s.colour().jsonName()).orElse("s-none");
  }

  private void count(int count) {
    String shade = count == 0 ? "zero" : count < 3 ? "some" : count < 6 ? "more" : "most";
    page.element("td", String.valueOf(count), "class", "count " + shade);
  }
}
