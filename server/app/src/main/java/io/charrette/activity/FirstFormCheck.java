package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with a new file of the first form that its translation does not show, or shows as
 * what format 2 has: fields, kinds and values of its own.
 */
final class FirstFormCheck {
  static final List<String> SHEETS = List.of("players", "challenge", "pitch");
  static final List<String> CLOCKS = List.of("none", "whole", "per-table");
  private static final List<String> SCREENS =
      List.of("lobby", "countdown", "wall", "pitches", "end");

  /** What the screen could show beside each clock. */
  private static final Map<String, List<String>> SCREENS_OF_CLOCKS =
      Map.of(
          "none", List.of("lobby", "wall", "end"),
          "whole", List.of("countdown", "wall"),
          "per-table", List.of("pitches"));

  private static final List<String> OF_STEPS = List.of("scan", "challenge", "pitch");
  private static final List<String> OF_PHASES = List.of("ink", "scan", "challenge", "pitch");
  private static final List<String> OF_SECTORS =
      List.of("gov", "net", "civic", "learn", "fund", "anchor", "fed");

  /** So many are read; each step has a sheet of its own. */
  static final int MOST_STEPS = SHEETS.size();

  private static final int MOST_PHASES = 30;
  private static final int MOST_SECTORS = 12;
  private static final int MOST_OF_A_SECTOR = 40;
  private static final int MOST_LINKS = 10;
  private static final int MOST_CITIES = 100;
  private static final int MOST_SAMPLES = 20;

  private static final List<String> FIELDS =
      List.of(
          "id",
          "version",
          "language",
          "title",
          "goal",
          "source",
          "cities",
          "steps",
          "phases",
          "sectors",
          "challengePrompt",
          "strategyPrompts",
          "pitchPrompt",
          "samplePitches",
          "wordsPerMinute");
  private static final List<String> OF_CITY = List.of("name");
  private static final List<String> OF_STEP = List.of("id", "title", "colour", "sheet");
  private static final List<String> OF_PHASE =
      List.of("id", "title", "short", "step", "length", "clock", "screen", "prompt", "colour");
  private static final List<String> OF_PROMPT = List.of("lead", "text");
  private static final List<String> OF_SECTOR =
      List.of(
          "id",
          "name",
          "title",
          "short",
          "colour",
          "icon",
          "summary",
          "lookForTitle",
          "lookFor",
          "networks",
          "keywords");
  private static final List<String> OF_LOOK_FOR = List.of("text", "url", "note", "year");
  private static final List<String> OF_NETWORK = List.of("name", "about", "links", "note", "year");
  private static final List<String> OF_LINK = List.of("label", "url");
  private static final List<String> OF_SAMPLE = List.of("text", "note", "year");

  private final JsonNode file;
  private final Faults faults;

  FirstFormCheck(JsonNode file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  void check() {
    isObject(file, "", FIELDS);
    if (!file.path("language").isTextual()) {
      faults.add("language", Code.NOT_LANGUAGE);
    }
    objects(file, "", "cities", MOST_CITIES, OF_CITY);
    objects(file, "", "samplePitches", MOST_SAMPLES, OF_SAMPLE);
    List<String> steps = steps();
    for (String path : objects(file, "", "phases", MOST_PHASES, OF_PHASE)) {
      JsonNode phase = at(path);
      value(phase, path, "clock", CLOCKS);
      value(phase, path, "screen", SCREENS);
      screen(phase, path);
      value(phase, path, "colour", OF_PHASES);
      if (phase.hasNonNull("step")) {
        step(phase, path, steps);
      }
      if (phase.hasNonNull("prompt")) {
        isObject(phase.get("prompt"), path + ".prompt", OF_PROMPT);
      }
    }
    sectors();
  }

  /** The ids of steps; none when one is faulty, so that nothing is held against what names it. */
  private List<String> steps() {
    count("steps", MOST_STEPS);
    List<String> ids = new ArrayList<>();
    Set<String> sheets = new HashSet<>();
    boolean known = true;
    for (String path : objects(file, "", "steps", MOST_STEPS, OF_STEP)) {
      JsonNode step = at(path);
      value(step, path, "sheet", SHEETS);
      String sheet = step.path("sheet").asText();
      if (!faults.isAt(path + ".sheet") && !sheets.add(sheet)) {
        faults.add(path + ".sheet", Code.TWICE, "found", sheet);
      }
      value(step, path, "colour", OF_STEPS);
      String id = step.path("id").asText();
      if (!step.hasNonNull("id")) {
        faults.add(path + ".id", Code.MISSING_ID);
      } else if (!isId(step.get("id"))) {
        faults.add(path + ".id", Code.NOT_ID);
      } else if (ids.contains(id)) {
        faults.add(path + ".id", Code.TWICE, "found", id);
      }
      known &= !faults.isAt(path + ".id");
      ids.add(id);
    }
    return known && file.path("steps").size() == ids.size() ? ids : List.of();
  }

  /** What a phase names: a step, or while it is not known which there are, what can be one's id. */
  private void step(JsonNode phase, String path, List<String> steps) {
    if (!steps.isEmpty()) {
      value(phase, path, "step", steps);
    } else if (!isId(phase.get("step"))) {
      faults.add(path + ".step", Code.NOT_ID);
    }
  }

  /** A screen that contradicts its clock; nothing is held against one that is not known. */
  private void screen(JsonNode phase, String path) {
    String clock = phase.path("clock").asText();
    String screen = phase.path("screen").asText();
    List<String> allowed = SCREENS_OF_CLOCKS.getOrDefault(clock, SCREENS);
    if (SCREENS.contains(screen) && !allowed.contains(screen)) {
      faults.add(
          path + ".screen",
          Code.SCREEN_AGAINST_CLOCK,
          "allowed",
          String.join(", ", allowed),
          "clock",
          clock,
          "found",
          screen);
    }
  }

  private static boolean isId(JsonNode value) {
    return value.isTextual() && Fields.ID.matcher(value.textValue()).matches();
  }

  private void sectors() {
    boolean needed = false;
    for (JsonNode step : file.path("steps")) {
      needed |= step.path("sheet").asText().equals("players");
    }
    if (needed) {
      count("sectors", MOST_SECTORS);
    }
    for (String path : objects(file, "", "sectors", MOST_SECTORS, OF_SECTOR)) {
      JsonNode sector = at(path);
      value(sector, path, "colour", OF_SECTORS);
      value(sector, path, "icon", OF_SECTORS);
      objects(sector, path + ".", "lookFor", MOST_OF_A_SECTOR, OF_LOOK_FOR);
      for (String network : objects(sector, path + ".", "networks", MOST_OF_A_SECTOR, OF_NETWORK)) {
        objects(at(network), network + ".", "links", MOST_LINKS, OF_LINK);
      }
    }
  }

  /** A list that has to be there, with one entry at least. */
  private void count(String field, int most) {
    JsonNode list = file.path(field);
    String[] bounds = {"least", "1", "most", most + "", "found", list.size() + ""};
    if (!file.hasNonNull(field)) {
      faults.add(field, Code.MISSING_LIST, bounds);
    } else if (!list.isArray()) {
      faults.add(field, Code.NOT_LIST, bounds);
    } else if (list.isEmpty() || list.size() > most) {
      faults.add(field, Code.COUNT, bounds);
    }
  }

  /** Where the objects of a list are; each entry that is none is a fault. */
  private List<String> objects(
      JsonNode object, String at, String field, int most, List<String> known) {
    List<String> paths = new ArrayList<>();
    JsonNode list = object.path(field);
    for (int i = 0; list.isArray() && i < Math.min(list.size(), most); i++) {
      String path = at + field + "[" + i + "]";
      if (isObject(list.get(i), path, known)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private JsonNode at(String path) {
    return file.at("/" + path.replace("]", "").replaceAll("[.\\[]", "/"));
  }

  private boolean isObject(JsonNode node, String path, List<String> known) {
    String allowed = String.join(", ", known);
    if (!node.isObject()) {
      faults.add(path, Code.NOT_OBJECT, "allowed", allowed);
    }
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!known.contains(name)) {
        String at = path.isEmpty() ? "" : path + ".";
        faults.add(at + Characters.readable(name), Code.UNKNOWN_FIELD, "allowed", allowed);
      }
    }
    return node.isObject();
  }

  private void value(JsonNode object, String path, String field, List<String> allowed) {
    JsonNode value = object.path(field);
    String names = String.join(", ", allowed);
    if (!object.hasNonNull(field)) {
      faults.add(path + "." + field, Code.MISSING_ONE_OF, "allowed", names);
    } else if (!value.isTextual() || !allowed.contains(value.textValue())) {
      String other = value.isTextual() ? value.textValue() : value.toString();
      faults.add(path + "." + field, Code.NOT_ONE_OF, "allowed", names, "found", other);
    }
  }
}
