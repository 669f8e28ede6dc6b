package io.charrette.export;

import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Partnership;
import io.charrette.flipchart.Player;
import java.util.HashMap;
import java.util.Map;

/** One table's part of the page. */
final class TablePage {
  private final Report report;
  private final Labels labels;
  private final Markup page;

  TablePage(Report report, Labels labels, Markup page) {
    this.report = report;
    this.labels = labels;
    this.page = page;
  }

  void write(Report.TableReport table) {
    Flipchart flipchart = table.flipchart();
    String id = "table-" + table.number();
    page.open("section", "class", "table", "aria-labelledby", id);
    page.open("h2", "id", id);
    page.element("span", labels.get("table", table.number()), "class", "number");
    page.text(" ");
    page.element("span", table.city(), "class", "city", "dir", "auto");
    if (!table.label().isEmpty()) {
      page.text(" ").element("span", table.label(), "class", "label", "dir", "auto");
    }
    page.close();
    if (!table.people().isEmpty()) {
      page.open("p", "class", "people", "dir", "auto");
      page.element("strong", labels.get("people") + ":");
      page.text(" " + String.join(", ", table.people())).close();
    }
    challenge(table);
    sheet("strategy", flipchart.strategy(), "");
    pitch(table);
    players(table);
    partnerships(flipchart);
    findings(flipchart);
    page.close();
  }

  private void challenge(Report.TableReport table) {
    ChallengeSource source = table.flipchart().challengeSource();
    String aside =
        Labels.aside(
            source == null ? "" : labels.get("challenge." + source.jsonName()),
            labels.mark(table, "challenge"));
    sheet("challenge", table.flipchart().challenge(), aside);
  }

  private void pitch(Report.TableReport table) {
    String presenter = table.flipchart().presenter();
    String aside =
        Labels.aside(
            presenter.isEmpty() ? "" : labels.get("pitch.presenter", presenter),
            table.pitchSeconds() == 0 ? "" : labels.get("pitch.length", table.pitchSeconds()),
            labels.mark(table, "pitch"));
    sheet("pitch", table.flipchart().pitch(), aside);
  }

  private void sheet(String name, String text, String aside) {
    page.open("section", "class", "sheet " + name);
    page.element("h3", labels.get(name));
    if (!aside.isEmpty()) {
      page.element("p", aside, "class", "aside", "dir", "auto");
    }
    if (text.isBlank()) {
      page.element("p", labels.get("nothing"), "class", "none");
    } else {
      page.element("p", PlainText.tidy(text), "class", "words", "dir", "auto");
    }
    page.close();
  }

  private void players(Report.TableReport table) {
    page.open("section", "class", "card players");
    page.element("h3", labels.get("players"));
    if (table.flipchart().players().isEmpty()) {
      page.element("p", labels.get("players.none"), "class", "none");
    } else {
      page.open("table");
      page.open("thead").open("tr");
      page.element("th", labels.get("player"), "scope", "col", "class", "words");
      page.element("th", labels.get("note"), "scope", "col", "class", "words");
      page.element("th", labels.get("stars"), "scope", "col", "class", "count");
      page.close().close();
      page.open("tbody");
      for (Player player : table.flipchart().players()) {
        player(player, table.hidden().contains(player.id()));
      }
      page.close().close();
    }
    page.close();
  }

  private void player(Player player, boolean hidden) {
    page.open("tr");
    page.open("th", "scope", "row");
    page.element("span", player.name(), "class", "name", "dir", "auto");
    page.open("br");
    report
        .sector(player.sector())
        .ifPresentOrElse(
            sector ->
                page.element(
                    "span", sector.name(), "class", "sector s-" + sector.colour().jsonName()),
            () -> page.element("span", labels.get("sector.none"), "class", "sector"));
    if (hidden) {
      page.text(" ").element("span", "(" + labels.get("hidden") + ")", "class", "hidden");
    }
    page.close();
    page.open("td", "class", "note");
    if (!player.note().isBlank()) {
      page.element("span", PlainText.tidy(player.note()), "class", "words", "dir", "auto");
    }
    if (!player.link().isEmpty()) {
      page.text(" ").element("a", player.link(), "href", player.link(), "rel", "noreferrer");
    }
    page.close();
    ReportPage.stars(page, player.stars());
    page.close();
  }

  private void partnerships(Flipchart flipchart) {
    page.open("section", "class", "card pairs");
    page.element("h3", labels.get("partnerships"));
    if (flipchart.partnerships().isEmpty()) {
      page.element("p", labels.get("partnerships.none"), "class", "none");
    } else {
      Map<String, String> names = new HashMap<>();
      flipchart.players().forEach(player -> names.put(player.id(), player.name()));
      page.open("ul");
      for (Partnership partnership : flipchart.partnerships()) {
        page.open("li", "dir", "auto");
        page.element("strong", names.getOrDefault(partnership.from(), ""));
        page.element("span", " ↔ ", "aria-hidden", "true", "class", "arrow");
        page.element("span", " " + labels.get("and") + " ", "class", "aloud");
        page.element("strong", names.getOrDefault(partnership.to(), ""));
        if (!partnership.note().isBlank()) {
          page.element("span", " – " + partnership.note().strip(), "class", "words");
        }
        page.close();
      }
      page.close();
    }
    page.close();
  }

  private void findings(Flipchart flipchart) {
    if (flipchart.findings().isEmpty()) {
      return;
    }
    page.open("section", "class", "card findings");
    page.element("h3", labels.get("findings"));
    page.open("dl");
    flipchart
        .findings()
        .forEach(
            (id, text) ->
                report
                    .sector(id)
                    .ifPresent(
                        sector -> {
                          page.open("div");
                          page.open("dt");
                          page.element(
                              "span",
                              sector.name(),
                              "class",
                              "sector s-" + sector.colour().jsonName());
                          page.close();
                          page.element("dd", PlainText.tidy(text), "class", "words", "dir", "auto");
                          page.close();
                        }));
    page.close().close();
  }
}
