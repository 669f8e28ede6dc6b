package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.activity.Role;
import io.charrette.activity.Sheet;
import io.charrette.activity.TextSheet;
import io.charrette.activity.Word;
import io.charrette.bridges.CardBridge;
import io.charrette.bridges.TableBridge;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Note;
import io.charrette.words.Labels;
import io.charrette.workshop.Offer;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as Markdown in which nothing that people typed is taken for Markdown. */
final class MarkdownReport {
  private final Report report;
  private final Wording wording;
  private final Labels labels;
  private final TextOutput out;

  private MarkdownReport(Report report, TextOutput out) {
    this.report = report;
    this.out = out;
    this.wording = Wording.of(report);
    this.labels = wording.labels();
  }

  static void write(Report report, OutputStream to) {
    TextOutput out = TextOutput.utf8(to);
    new MarkdownReport(report, out).write();
    out.flush();
  }

  private void write() {
    block("# " + MarkdownText.line(report.name()));
    block(MarkdownText.line(report.activity().title()) + " · " + labels.date(report.held()));
    totals();
    if (!report.across().isEmpty()) {
      block("## " + labels.get("across"));
    }
    report.across().forEach(this::across);
    report.tables().forEach(this::table);
    runSheet();
  }

  private void runSheet() {
    block("## " + labels.get("runsheet"));
    List<String> head =
        List.of(
            labels.get("run.when"),
            labels.get("run.what"),
            labels.get("table", "").strip(),
            labels.get("run.details"));
    row(head);
    rule(head.size());
    for (RunSheetLine line : RunSheetLine.of(report, wording)) {
      row(
          List.of(
              line.time(),
              MarkdownText.line(line.what().text()),
              line.table() == null ? "" : String.valueOf(line.table()),
              MarkdownText.line(line.words())));
    }
  }

  private void block(String text) {
    out.append(text).append("\n\n");
  }

  private void heading(String text) {
    block("### " + MarkdownText.line(text));
  }

  private void totals() {
    List<String> lines = new ArrayList<>();
    lines.add(count("tables", report.tables().size()));
    lines.add(count("people", report.people()));
    for (AcrossTables across : report.across()) {
      CardSheet sheet = across.sheet();
      lines.add(count(across.totals().cards(), wording.card(sheet)));
      if (sheet.links() != null) {
        lines.add(count(across.totals().links(), wording.link(sheet)));
      }
      if (sheet.stars()) {
        lines.add(count("stars", across.totals().stars()));
      }
    }
    report
        .activity()
        .fields()
        .forEach(
            field ->
                lines.add(
                    MarkdownText.line(field.title())
                        + ": "
                        + count("tables", report.written(field))));
    block(lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
  }

  private String count(String name, int count) {
    return count + " " + labels.get("total." + name, count);
  }

  private static String count(int count, Word word) {
    return count + " " + MarkdownText.line(Wording.counted(count, word));
  }

  private void across(AcrossTables across) {
    shared(across);
    if (across.hasMatrix()) {
      matrix(across);
    }
    if (!across.bridges().isEmpty()) {
      bridges(across);
    }
  }

  private void bridges(AcrossTables across) {
    heading(wording.heading(across.sheet(), labels.get("bridges")));
    block(labels.get("bridges.about"));
    for (CardBridge bridge : across.bridges().cards()) {
      out.append("- **")
          .append(MarkdownText.line(bridge.one().name()))
          .append("** ↔ **")
          .append(MarkdownText.line(bridge.other().name()))
          .append("**: ")
          .append(MarkdownText.line(wording.about(bridge)))
          .append('\n');
    }
    for (TableBridge bridge : across.bridges().tables()) {
      out.append("- ").append(MarkdownText.line(wording.about(bridge))).append('\n');
    }
    out.append('\n');
  }

  private void shared(AcrossTables across) {
    CardSheet sheet = across.sheet();
    heading(wording.heading(sheet, labels.get("shared")));
    if (across.shared().isEmpty()) {
      block(labels.get("shared.none"));
      return;
    }
    List<String> head =
        cells(
            sheet,
            head(wording.card(sheet).one()),
            head(wording.category(sheet).one()),
            labels.get("tables"),
            "★");
    row(head);
    rule(head.size());
    for (NamedCard card : across.shared()) {
      row(
          cells(
              sheet,
              MarkdownText.line(card.name()),
              MarkdownText.line(wording.categoryName(sheet, card.category())),
              card.tables().stream().map(String::valueOf).collect(Collectors.joining(", ")),
              String.valueOf(card.stars())));
    }
    out.append('\n');
  }

  /** The cells of a row about a card: a sheet may have no categories, and no stars. */
  private static List<String> cells(
      CardSheet sheet, String name, String category, String tables, String stars) {
    List<String> cells = new ArrayList<>(List.of(name));
    if (!sheet.categories().isEmpty()) {
      cells.add(category);
    }
    cells.add(tables);
    if (sheet.stars()) {
      cells.add(stars);
    }
    return cells;
  }

  private void matrix(AcrossTables across) {
    CardSheet sheet = across.sheet();
    LinkMatrix matrix = across.links();
    heading(
        wording.heading(
            sheet,
            labels.get("matrix", wording.link(sheet).many(), wording.category(sheet).many())));
    if (matrix.counts().isEmpty()) {
      block(labels.get("none"));
      return;
    }
    List<String> head = new ArrayList<>(List.of(head(wording.category(sheet).one())));
    matrix.categories().forEach(id -> head.add(shortName(sheet, id)));
    row(head);
    rule(head.size());
    for (String one : matrix.categories()) {
      List<String> cells = new ArrayList<>(List.of(shortName(sheet, one)));
      matrix.categories().forEach(other -> cells.add(String.valueOf(matrix.between(one, other))));
      row(cells);
    }
    out.append('\n');
  }

  private String shortName(CardSheet sheet, String id) {
    return MarkdownText.line(wording.shortName(sheet, id));
  }

  private String head(String word) {
    return MarkdownText.line(wording.head(word));
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void rule(int columns) {
    out.append("|").append(" --- |".repeat(columns)).append('\n');
  }

  private void table(Report.TableReport table) {
    String place = table.place().isEmpty() ? "" : ": " + MarkdownText.line(table.place());
    String label = table.label().isEmpty() ? "" : " (" + MarkdownText.line(table.label()) + ")";
    block("## " + labels.get("table", table.number()) + place + label);
    if (!table.people().isEmpty()) {
      block(
          labels.get("people")
              + ": "
              + table.people().stream().map(MarkdownText::line).collect(Collectors.joining(", ")));
    }
    report.activity().roles().forEach(role -> role(table, role));
    for (Sheet sheet : report.activity().sheets()) {
      switch (sheet) {
        case TextSheet texts ->
            texts
                .fields()
                .forEach(
                    field ->
                        field(
                            field.title(),
                            wording.about(table, field),
                            table.flipchart().text(field.id())));
        case CardSheet cards -> cards(table, cards);
      }
    }
    answers(table.answers());
  }

  private void answers(List<Offer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    heading(labels.get("answers"));
    for (Offer offer : answers) {
      out.append("- **")
          .append(MarkdownText.line(wording.answer(offer)))
          .append("**: ")
          .append(MarkdownText.line(offer.text()))
          .append(inBrackets(MarkdownText.line(wording.from(offer))))
          .append('\n');
    }
    out.append('\n');
  }

  private void role(Report.TableReport table, Role role) {
    String name = table.flipchart().role(role.id());
    if (!name.isEmpty()) {
      block(
          MarkdownText.line(role.name())
              + ": "
              + MarkdownText.line(name)
              + inBrackets(wording.mark(table, role.id())));
    }
  }

  private void field(String title, String aside, String text) {
    heading(title);
    if (!aside.isEmpty()) {
      block("*" + MarkdownText.line(aside) + "*");
    }
    block(text.isBlank() ? labels.get("nothing") : MarkdownText.paragraphs(text));
  }

  private void cards(Report.TableReport table, CardSheet sheet) {
    Cards on = table.flipchart().cards(sheet.id());
    heading(wording.heading(sheet));
    if (on.cards().isEmpty()) {
      block(labels.get("none"));
    } else {
      on.cards().forEach(card -> card(table, sheet, card));
      out.append('\n');
    }
    if (sheet.links() != null) {
      heading(wording.heading(sheet, sheet.links().many()));
      links(on);
    }
    if (!on.notes().isEmpty()) {
      heading(wording.heading(sheet, wording.notesTitle(sheet)));
      on.notes().forEach(note -> note(sheet, note));
    }
  }

  private void card(Report.TableReport table, CardSheet sheet, Card card) {
    String about =
        Wording.aside(
            wording.categoryName(sheet, card.category()), wording.roundTitle(sheet, card.round()));
    out.append("- **").append(MarkdownText.line(card.name())).append("**");
    if (!about.isEmpty()) {
      out.append(" – ").append(MarkdownText.line(about));
    }
    if (sheet.stars()) {
      out.append(", ★ ").append(card.stars());
    }
    out.append(inBrackets(wording.mark(table, card)));
    if (!card.note().isBlank()) {
      out.append(": ").append(MarkdownText.line(card.note()));
    }
    if (!card.link().isEmpty()) {
      out.append(" <").append(card.link()).append('>');
    }
    out.append('\n');
  }

  private static String inBrackets(String mark) {
    return mark.isEmpty() ? "" : " (" + mark + ")";
  }

  private void links(Cards on) {
    if (on.links().isEmpty()) {
      block(labels.get("none"));
      return;
    }
    Map<String, String> names = new HashMap<>();
    on.cards().forEach(card -> names.put(card.id(), card.name()));
    for (CardLink link : on.links()) {
      out.append("- ")
          .append(MarkdownText.line(names.getOrDefault(link.from(), "")))
          .append(" ↔ ")
          .append(MarkdownText.line(names.getOrDefault(link.to(), "")));
      if (!link.note().isBlank()) {
        out.append(": ").append(MarkdownText.line(link.note()));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void note(CardSheet sheet, Note note) {
    String about =
        Wording.aside(
            wording.categoryName(sheet, note.category()), wording.roundTitle(sheet, note.round()));
    block("#### " + MarkdownText.line(about));
    block(MarkdownText.paragraphs(note.text()));
  }
}
