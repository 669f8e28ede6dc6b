package io.charrette.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of {@code /metrics}, read as strictly as the text format 0.0.4 can be: what a scraper
 * would only tolerate fails here.
 */
final class Exposition {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(?:\\{(.*)})? ([-+0-9.eE]+|[+-]Inf|NaN)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();

  private Exposition() {}

  static Exposition parse(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    Exposition exposition = new Exposition();
    Set<String> helped = new HashSet<>();
    Set<String> finished = new HashSet<>();
    String family = "";
    for (String line : text.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        require(helped.add(help.group(1)), "a second HELP: " + line);
      } else if (type.matches()) {
        finished.add(family);
        family = type.group(1);
        require(!finished.contains(family), "a family in two places: " + line);
        exposition.types.put(family, type.group(2));
      } else if (sample.matches()) {
        exposition.sample(family, line, sample);
      } else {
        throw new AssertionError("not of the format: " + line);
      }
    }
    exposition.checkHistograms();
    return exposition;
  }

  private void sample(String family, String line, Matcher sample) {
    String name = sample.group(1);
    String type = String.valueOf(types.get(family));
    List<String> suffixes =
        switch (type) {
          case "histogram" -> List.of("_bucket", "_count", "_sum");
          case "summary" -> List.of("", "_count", "_sum");
          default -> List.of("");
        };
    require(
        suffixes.stream().anyMatch(suffix -> name.equals(family + suffix)),
        "a sample that is not of " + family + ": " + line);
    require(!type.equals("counter") || name.endsWith("_total"), "a counter's name: " + line);
    Map<String, String> labels = labels(sample.group(2), line);
    double value = number(sample.group(3));
    require(!type.equals("counter") || value >= 0, "a counter's value: " + line);
    require(samples.put(key(name, labels), value) == null, "a second value: " + line);
  }

  private static Map<String, String> labels(String written, String line) {
    Map<String, String> labels = new TreeMap<>();
    if (written == null) {
      return labels;
    }
    Matcher label = LABEL.matcher(written);
    int end = 0;
    while (label.find() && label.start() == end) {
      require(labels.put(label.group(1), label.group(2)) == null, "a label twice: " + line);
      end = label.end();
    }
    require(end == written.length(), "labels that cannot be read: " + line);
    return labels;
  }

  /** Buckets only grow, the last is for everything, and it is the count. */
  private void checkHistograms() {
    Map<String, List<Double>> buckets = new LinkedHashMap<>();
    samples.forEach(
        (key, value) -> {
          if (key.contains("_bucket{")) {
            String series = key.replaceAll("le=\"[^\"]*\",?", "").replace("{}", "");
            buckets.computeIfAbsent(series, s -> new ArrayList<>()).add(value);
          }
        });
    buckets.forEach(
        (series, values) -> {
          require(values.equals(values.stream().sorted().toList()), "buckets of " + series);
          require(
              values.getLast().equals(samples.get(series.replace("_bucket", "_count"))),
              "the last bucket is not the count: " + series);
        });
  }

  /** The families whose names `promtool check metrics` complains of. */
  List<String> misnamed() {
    return types.entrySet().stream()
        .filter(family -> isMisnamed(family.getKey(), family.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isMisnamed(String name, String type) {
    boolean plain = !type.equals("histogram") && !type.equals("summary");
    return (plain && name.matches(".*_(count|sum|bucket)"))
        || (!type.equals("counter") && name.endsWith("_total"))
        || name.matches(".*_(s|ms|us|ns|sec|b|kb|mb|gb|m|h|d)(_.*)?")
        || name.matches(".*_(milliseconds|minutes|kilobytes|percent)(_.*)?");
  }

  /** The type of a family. */
  String type(String family) {
    return String.valueOf(types.get(family));
  }

  /** A sample by its name and its labels in the order of their names; NaN when there is none. */
  double value(String key) {
    return samples.getOrDefault(key, Double.NaN);
  }

  Set<String> keys() {
    return samples.keySet();
  }

  private static String key(String name, Map<String, String> labels) {
    return labels.isEmpty()
        ? name
        : name
            + "{"
            + String.join(
                ",",
                labels.entrySet().stream()
                    .map(e -> e.getKey() + "=\"" + e.getValue() + "\"")
                    .toList())
            + "}";
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new AssertionError(complaint);
    }
  }
}
