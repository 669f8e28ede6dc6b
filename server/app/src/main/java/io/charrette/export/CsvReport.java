package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.activity.Field;
import io.charrette.activity.Role;
import io.charrette.activity.Sheet;
import io.charrette.activity.TextSheet;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Note;
import io.charrette.words.Labels;
import io.charrette.workshop.Offer;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report as one CSV table (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it): a
 * row for each text, role, card, link, note and answer to a turn, and for each thing that happened.
 *
 * <p>A spreadsheet takes a cell that starts with {@code = + - @} for a formula. Such cells get an
 * apostrophe in front, so that nothing that a participant typed runs on the organiser's machine.
 * One that goes by another separator than the comma heeds no quotes of ours, and begins cells
 * within them: what it could take for a cell is treated like one.
 */
final class CsvReport {
  /**
   * Where a formula begins: at the beginning, or after what parts cells in some spreadsheet, whose
   * lists may have semicolons or tabs; with spaces and quotes before it, which that overlooks.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(^|[,;\t\n])([\\p{Z}\"]*)(?=[=+\\-@＝＋－＠])");

  private final Report report;
  private final Wording wording;
  private final TextOutput out;

  private CsvReport(Report report, TextOutput out) {
    this.report = report;
    this.out = out;
    this.wording = Wording.of(report);
  }

  /**
   * The columns after those of the table.
   *
   * @param kind what the row is: a field's title, or what a card, a link or a note is called
   * @param name of a card, or of the first of two that are linked
   * @param with the other card of a link
   * @param mark that it is hidden from the screen
   */
  private record Row(
      String sheet,
      String round,
      String kind,
      String category,
      String name,
      String text,
      String link,
      String stars,
      String with,
      String mark) {
    static Row of(String sheet, String kind, String text, String mark) {
      return new Row(sheet, "", kind, "", "", text, "", "", "", mark);
    }
  }

  static void write(Report report, OutputStream to) {
    TextOutput out = TextOutput.utf8(to);
    new CsvReport(report, out).write();
    out.flush();
  }

  private void write() {
    Labels labels = wording.labels();
    out.append('\uFEFF');
    row(
        labels.get("table", "").strip(),
        wording.place(),
        labels.get("label"),
        labels.get("sheet"),
        labels.get("round"),
        labels.get("kind"),
        labels.get("category.one"),
        labels.get("name"),
        labels.get("text"),
        labels.get("address"),
        labels.get("stars"),
        labels.get("with"),
        labels.get("screen"));
    report.tables().forEach(this::table);
    RunSheetLine.of(report, wording).forEach(this::happened);
  }

  private void table(Report.TableReport table) {
    for (Role role : report.activity().roles()) {
      String name = table.flipchart().role(role.id());
      text(table, Row.of("", role.name(), name, wording.mark(table, role.id())));
    }
    for (Sheet sheet : report.activity().sheets()) {
      switch (sheet) {
        case TextSheet texts -> texts.fields().forEach(field -> field(table, texts, field));
        case CardSheet cards -> cards(table, cards);
      }
    }
    table.answers().forEach(offer -> answer(table, offer));
  }

  /** What the room answered stands in the columns of a card, with the table that answered. */
  private void answer(Report.TableReport table, Offer offer) {
    item(
        table,
        new Row(
            wording.labels().get("answers"),
            wording.turnPhase(offer),
            wording.answer(offer),
            "",
            offer.name(),
            offer.text(),
            "",
            "",
            wording.labels().get("table", offer.from()),
            ""));
  }

  /** What happened stands in the columns of a sheet's rows, with the time as its round. */
  private void happened(RunSheetLine line) {
    Integer table = line.table();
    row(
        table == null ? "" : String.valueOf(table),
        "",
        "",
        wording.labels().get("runsheet"),
        line.time(),
        line.what().text(),
        "",
        "",
        line.words().strip(),
        "",
        "",
        "",
        "");
  }

  private void field(Report.TableReport table, TextSheet sheet, Field field) {
    String text = table.flipchart().text(field.id());
    text(table, Row.of(sheet.title(), field.title(), text, wording.mark(table, field.id())));
    String chosen = Wording.chosen(table, field.choice());
    if (field.choice() != null) {
      text(table, Row.of(sheet.title(), field.choice().title(), chosen, ""));
    }
  }

  private void cards(Report.TableReport table, CardSheet sheet) {
    Cards on = table.flipchart().cards(sheet.id());
    Map<String, String> names = new HashMap<>();
    for (Card card : on.cards()) {
      names.put(card.id(), card.name());
      item(
          table,
          new Row(
              sheet.title(),
              wording.roundTitle(sheet, card.round()),
              wording.head(wording.card(sheet).one()),
              category(sheet, card.category()),
              card.name(),
              card.note(),
              card.link(),
              sheet.stars() ? String.valueOf(card.stars()) : "",
              "",
              wording.mark(table, card)));
    }
    for (CardLink link : on.links()) {
      item(
          table,
          new Row(
              sheet.title(),
              "",
              wording.head(wording.link(sheet).one()),
              "",
              names.getOrDefault(link.from(), ""),
              link.note(),
              "",
              "",
              names.getOrDefault(link.to(), ""),
              ""));
    }
    for (Note note : on.notes()) {
      item(
          table,
          new Row(
              sheet.title(),
              wording.roundTitle(sheet, note.round()),
              wording.labels().get("note"),
              category(sheet, note.category()),
              "",
              note.text(),
              "",
              "",
              "",
              ""));
    }
  }

  private static String category(CardSheet sheet, String id) {
    return sheet.category(id).map(category -> category.name()).orElse("");
  }

  private void text(Report.TableReport table, Row row) {
    if (!row.text().isBlank()) {
      item(table, row);
    }
  }

  private void item(Report.TableReport table, Row row) {
    row(
        String.valueOf(table.number()),
        table.place(),
        table.label(),
        row.sheet(),
        row.round(),
        row.kind(),
        row.category(),
        row.name(),
        row.text().strip(),
        row.link(),
        row.stars(),
        row.with(),
        row.mark());
  }

  private void row(String... cells) {
    out.append(List.of(cells).stream().map(CsvReport::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  static String cell(String text) {
    String safe = FORMULA.matcher(PlainText.clean(text)).replaceAll("$1'$2");
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
