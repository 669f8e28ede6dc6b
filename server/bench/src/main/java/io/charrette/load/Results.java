package io.charrette.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that was measured, one JSON object a line, so that a long run can be made in parts; and the
 * table of it.
 */
final class Results {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  Results(Path file) {
    this.file = file;
  }

  /** Keeps what one run of a scenario measured. */
  void add(Scenario scenario, Contender contender, Map<Metric, Double> measured) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("at", Instant.now().toString())
            .put("scenario", scenario.label())
            .put("contender", contender.label());
    measured.forEach((metric, value) -> line.put(metric.name(), value));
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(line);
  }

  /** A table of the medians, and Charrette's ratios to the better of the peers and to the relay. */
  String table() {
    Map<Scenario, Map<Metric, Map<Contender, List<Double>>>> all = read();
    StringBuilder text = new StringBuilder();
    text.append("| scenario | measured |");
    for (Contender contender : Contender.values()) {
      text.append(' ').append(contender.label()).append(" |");
    }
    text.append(" Charrette : best peer | Charrette : relay | runs |\n|---|---|");
    text.append("---:|".repeat(Contender.values().length)).append("---:|---:|---:|\n");
    all.forEach(
        (scenario, metrics) -> metrics.forEach((metric, of) -> row(text, scenario, metric, of)));
    return text.toString();
  }

  private static void row(
      StringBuilder text, Scenario scenario, Metric metric, Map<Contender, List<Double>> of) {
    text.append("| ").append(scenario.label()).append(" | ").append(metric.words()).append(" |");
    double best = Double.NaN;
    int runs = Integer.MAX_VALUE;
    for (Contender contender : Contender.values()) {
      List<Double> values = of.get(contender);
      if (values == null) {
        text.append(" |");
        continue;
      }
      double median = median(values);
      runs = Math.min(runs, values.size());
      text.append(' ').append(number(median)).append(" |");
      if (contender.isPeer()
          && (Double.isNaN(best) || (metric.moreIsBetter() ? median > best : median < best))) {
        best = median;
      }
    }
    boolean compares = scenario.compares(metric) && of.containsKey(Contender.CHARRETTE);
    double own = compares ? median(of.get(Contender.CHARRETTE)) : Double.NaN;
    List<Double> relay = of.get(Contender.RELAY);
    text.append(ratio(own, best));
    text.append(ratio(own, relay == null ? Double.NaN : median(relay)));
    text.append(' ').append(runs).append(" |\n");
  }

  /** Nothing where there is no such figure, or it is 0. */
  private static String ratio(double own, double other) {
    return other > 0 && !Double.isNaN(own)
        ? String.format(Locale.ROOT, " %.2f |", own / other)
        : " |";
  }

  private Map<Scenario, Map<Metric, Map<Contender, List<Double>>>> read() {
    Map<Scenario, Map<Metric, Map<Contender, List<Double>>>> all = new LinkedHashMap<>();
    for (Scenario scenario : Scenario.values()) {
      all.put(scenario, new LinkedHashMap<>());
    }
    for (JsonNode line : lines()) {
      Scenario scenario = Scenario.of(line.path("scenario").asText());
      Contender contender =
          Arrays.stream(Contender.values())
              .filter(c -> c.label().equals(line.path("contender").asText()))
              .findFirst()
              .orElseThrow();
      for (Metric metric : Metric.values()) {
        if (line.has(metric.name())) {
          all.get(scenario)
              .computeIfAbsent(metric, m -> new LinkedHashMap<>())
              .computeIfAbsent(contender, c -> new ArrayList<>())
              .add(line.path(metric.name()).asDouble());
        }
      }
    }
    return all;
  }

  private List<JsonNode> lines() {
    List<JsonNode> nodes = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        nodes.add(JSON.readTree(line));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file + " is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nodes;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String number(double value) {
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
