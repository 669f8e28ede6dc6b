package io.charrette.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.CardSheet;
import io.charrette.activity.Sheet;
import io.charrette.activity.TextSheet;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.CrewNote;
import io.charrette.workshop.Merge;
import io.charrette.workshop.Offer;
import io.charrette.workshop.RunSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The report as JSON, for other programs: field names are English whatever the language. */
final class JsonReport {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  static void write(Report report, OutputStream to) throws IOException {
    try {
      MAPPER.writerWithDefaultPrettyPrinter().writeValue(to, tree(report));
    } catch (JsonProcessingException e) {
      // No fault of the stream's, which others take for a reader who went.
      throw new IllegalStateException("what is our own is no JSON", e);
    }
  }

  private static ObjectNode tree(Report report) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("name", report.name());
    tree.put("activity", report.activity().title());
    tree.put("language", report.activity().language());
    tree.put("held", report.held().toString());
    tree.set("totals", totals(report));
    ArrayNode roles = tree.putArray("roles");
    report
        .activity()
        .roles()
        .forEach(role -> roles.addObject().put("id", role.id()).put("name", role.name()));
    ArrayNode sheets = tree.putArray("sheets");
    report.activity().sheets().forEach(sheet -> sheets.add(sheet(sheet)));
    ArrayNode tables = tree.putArray("tables");
    report.tables().forEach(table -> tables.add(table(table)));
    ObjectNode across = tree.putObject("across");
    report.across().forEach(sheet -> across.set(sheet.sheet().id(), across(sheet)));
    tree.set("runSheet", runSheet(report.runSheet()));
    ArrayNode merges = tree.putArray("merges");
    report.merges().forEach(merge -> merges.add(merge(merge)));
    ArrayNode notes = tree.putArray("notes");
    report.notes().forEach(note -> notes.add(note(note)));
    return tree;
  }

  private static ObjectNode note(CrewNote note) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("table", note.table());
    return tree.put("by", note.by()).put("text", note.text()).put("at", note.at());
  }

  /** As the run sheet is told (SPEC M24), with times in epoch milliseconds. */
  private static ObjectNode runSheet(RunSheet sheet) {
    ObjectNode tree = MAPPER.valueToTree(sheet);
    tree.remove("cues");
    return tree;
  }

  /** Which table went on with which, when, and what of it stayed behind. */
  private static ObjectNode merge(Merge merge) {
    ObjectNode tree =
        MAPPER
            .createObjectNode()
            .put("from", merge.from())
            .put("into", merge.into())
            .put("at", merge.at());
    tree.set("leftOut", MAPPER.valueToTree(merge.leftOut()));
    return tree;
  }

  private static ObjectNode totals(Report report) {
    ObjectNode totals = MAPPER.createObjectNode();
    totals.put("tables", report.tables().size());
    totals.put("people", report.people());
    ObjectNode texts = totals.putObject("texts");
    report.activity().fields().forEach(field -> texts.put(field.id(), report.written(field)));
    ObjectNode cards = totals.putObject("cards");
    report
        .across()
        .forEach(sheet -> cards.set(sheet.sheet().id(), MAPPER.valueToTree(sheet.totals())));
    return totals;
  }

  private static ObjectNode sheet(Sheet sheet) {
    ObjectNode tree = MAPPER.createObjectNode().put("id", sheet.id()).put("title", sheet.title());
    switch (sheet) {
      case TextSheet texts -> {
        ArrayNode fields = tree.putArray("fields");
        texts
            .fields()
            .forEach(field -> fields.addObject().put("id", field.id()).put("title", field.title()));
      }
      case CardSheet cards -> {
        ArrayNode categories = tree.putArray("categories");
        cards
            .categories()
            .forEach(one -> categories.addObject().put("id", one.id()).put("name", one.name()));
        ArrayNode rounds = tree.putArray("rounds");
        cards
            .rounds()
            .forEach(round -> rounds.addObject().put("id", round.id()).put("title", round.title()));
      }
    }
    return tree;
  }

  private static ObjectNode table(Report.TableReport table) {
    Flipchart flipchart = table.flipchart();
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("number", table.number());
    tree.put("place", table.place());
    tree.put("label", table.label());
    tree.set("people", MAPPER.valueToTree(table.people()));
    tree.set("texts", MAPPER.valueToTree(flipchart.texts()));
    tree.set("seconds", MAPPER.valueToTree(table.seconds()));
    tree.set("choices", MAPPER.valueToTree(flipchart.choices()));
    tree.set("roles", MAPPER.valueToTree(flipchart.roles()));
    tree.set("ready", MAPPER.valueToTree(flipchart.ready()));
    tree.set("cards", MAPPER.valueToTree(flipchart.cards()));
    tree.set("hidden", MAPPER.valueToTree(table.hidden().stream().sorted().toList()));
    tree.set("answers", answers(table.answers()));
    return tree;
  }

  /** Without who made them: their ids say nothing outside of the workshop. */
  private static ArrayNode answers(List<Offer> answers) {
    ArrayNode all = MAPPER.createArrayNode();
    for (Offer offer : answers) {
      all.addObject()
          .put("phase", offer.phase())
          .<ObjectNode>set("kind", MAPPER.valueToTree(offer.kind()))
          .put("name", offer.name())
          .put("from", offer.from())
          .put("text", offer.text())
          .put("at", offer.at());
    }
    return all;
  }

  private static ObjectNode across(AcrossTables across) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.set("cards", MAPPER.valueToTree(across.cards()));
    tree.set("links", matrix(across.links()));
    tree.set("bridges", MAPPER.valueToTree(across.bridges()));
    return tree;
  }

  private static ArrayNode matrix(LinkMatrix matrix) {
    ArrayNode pairs = MAPPER.createArrayNode();
    List<String> categories = matrix.categories();
    for (int i = 0; i < categories.size(); i++) {
      for (int j = i; j < categories.size(); j++) {
        int count = matrix.between(categories.get(i), categories.get(j));
        if (count > 0) {
          pairs
              .addObject()
              .put("between", categories.get(i))
              .put("and", categories.get(j))
              .put("count", count);
        }
      }
    }
    return pairs;
  }
}
