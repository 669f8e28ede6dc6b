package io.charrette.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Flipchart;
import java.io.UncheckedIOException;
import java.util.List;

/** The report as JSON, for other programs: field names are English whatever the language. */
final class JsonReport {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  static byte[] write(Report report) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(report));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode tree(Report report) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("name", report.name());
    tree.put("activity", report.activity());
    tree.put("language", report.language());
    tree.put("held", report.held().toString());
    tree.set("totals", MAPPER.valueToTree(report.totals()));
    ArrayNode sectors = tree.putArray("sectors");
    report
        .sectors()
        .forEach(sector -> sectors.addObject().put("id", sector.id()).put("name", sector.name()));
    ArrayNode tables = tree.putArray("tables");
    report.tables().forEach(table -> tables.add(table(table)));
    ObjectNode across = tree.putObject("across");
    across.set("players", MAPPER.valueToTree(report.players()));
    across.set("partnerships", matrix(report.partnerships()));
    return tree;
  }

  private static ObjectNode table(Report.TableReport table) {
    Flipchart flipchart = table.flipchart();
    ChallengeSource source = flipchart.challengeSource();
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("number", table.number());
    tree.put("city", table.city());
    tree.put("label", table.label());
    tree.set("people", MAPPER.valueToTree(table.people()));
    tree.put("challenge", flipchart.challenge());
    tree.put("challengeSource", source == null ? null : source.jsonName());
    tree.put("strategy", flipchart.strategy());
    tree.put("pitch", flipchart.pitch());
    tree.put("pitchSeconds", table.pitchSeconds());
    tree.put("presenter", flipchart.presenter());
    tree.put("ready", flipchart.ready());
    tree.set("players", MAPPER.valueToTree(flipchart.players()));
    tree.set("partnerships", MAPPER.valueToTree(flipchart.partnerships()));
    tree.set("findings", MAPPER.valueToTree(flipchart.findings()));
    tree.set("hidden", MAPPER.valueToTree(table.hidden().stream().sorted().toList()));
    return tree;
  }

  private static ArrayNode matrix(PartnershipMatrix matrix) {
    ArrayNode pairs = MAPPER.createArrayNode();
    List<String> sectors = matrix.sectors();
    for (int i = 0; i < sectors.size(); i++) {
      for (int j = i; j < sectors.size(); j++) {
        int count = matrix.between(sectors.get(i), sectors.get(j));
        if (count > 0) {
          pairs
              .addObject()
              .put("between", sectors.get(i))
              .put("and", sectors.get(j))
              .put("count", count);
        }
      }
    }
    return pairs;
  }
}
