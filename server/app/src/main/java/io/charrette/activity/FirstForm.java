package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Translates the first form of activities, which knew one shape of workshop, into format 2. It is
 * read for good: workshops that were created with it carry it in their events.
 *
 * <p>Its players, challenge, strategy and pitch are a sheet of cards and three fields, under the
 * names that the documents of that time have for them. What it left to the pages' words, format 2
 * says itself: in Spanish for Spanish activities, in English for all others.
 */
final class FirstForm {
  private final JsonNode from;
  private final boolean spanish;
  private final ObjectNode to = JsonNodeFactory.instance.objectNode();

  private FirstForm(JsonNode from) {
    this.from = from;
    this.spanish = from.path("language").asText().matches("es(-.*)?");
  }

  /**
   * Whether a file is of the first form, which did not say its format. One that has what only
   * format 2 has is of that, and lacks a field.
   */
  static boolean is(JsonNode file) {
    return !file.has("format") && !file.has("languages") && !file.has("sheets");
  }

  /** The same in format 2. */
  static ObjectNode translate(JsonNode file) {
    return new FirstForm(file).translate();
  }

  private ObjectNode translate() {
    to.put("format", ActivityReader.FORMAT);
    copy(from, "id", to, "id");
    to.put("version", version(from.path("version").asText()));
    if (from.hasNonNull("language")) {
      to.putArray("languages").add(from.get("language"));
    }
    for (String same : new String[] {"title", "goal", "source", "wordsPerMinute"}) {
      copy(from, same, to, same);
    }
    ObjectNode words = to.putObject("words");
    words.set("place", word("city", "cities", "ciudad", "ciudades"));
    words.set(
        "turn",
        word("pitch", "pitches", "propuesta", "propuestas")
            .put("call", said("Call a table first", "Primero, llama a una mesa")));
    copy(from, "cities", to, "places");
    to.putArray("roles")
        .addObject()
        .put("id", "presenter")
        .put("name", said("Presenter", "Presenta"))
        .put("ask", said("Who presents?", "¿Quién presenta?"));
    each("steps", "sheets", FirstFormCheck.MOST_STEPS, this::sheet);
    each("phases", "phases", Integer.MAX_VALUE, this::phase);
    return to;
  }

  /**
   * Translates each object of a list; what is no list or no object stays, as the fault that it is.
   */
  private void each(String field, String as, int most, Function<JsonNode, ObjectNode> translate) {
    copy(from, field, to, as);
    if (to.path(as) instanceof ArrayNode list) {
      while (list.size() > most) {
        list.remove(most);
      }
      for (int i = 0; i < list.size(); i++) {
        JsonNode entry = list.get(i);
        list.set(i, entry.isObject() ? translate.apply(entry) : entry);
      }
    }
  }

  /**
   * What is wrong with a file: in a new one, what the translation passes over or takes for
   * something else; and what is wrong with the translation, by the file's own paths.
   */
  static Faults faults(JsonNode file, Faults ofTranslation, boolean isNew) {
    Faults own = new Faults();
    if (isNew) {
      new FirstFormCheck(file, own).check();
    }
    return own.and(ofTranslation, path -> isNew && isStep(path) ? null : pathIn(path));
  }

  /**
   * Whether it is what a phase's step became, of which a new file's own check says all: the
   * translation names a sheet there, and where that is faulty, a fault that is in the step.
   */
  private static boolean isStep(String path) {
    return path.matches("phases\\[\\d+]\\.sheet");
  }

  /** Where a fault of the translation is in the file that was translated. */
  private static String pathIn(String path) {
    return path.replaceFirst("^sheets\\[(\\d)]\\.id$", "steps[$1].sheet")
        .replaceFirst("^sheets\\[(\\d)]\\.short$", "steps[$1].title")
        .replaceFirst("^sheets\\[\\d]\\.(categories|notes$)", "sectors")
        .replaceFirst("^sheets\\[\\d]\\.fields\\[0]\\.prompts", "strategyPrompts")
        .replaceFirst("^sheets\\[\\d]\\.fields\\[0]\\.hint", "challengePrompt")
        .replaceFirst("^sheets\\[\\d]\\.fields\\[1]\\.hint", "pitchPrompt")
        .replaceFirst("^sheets\\[\\d]\\.fields\\[1]\\.samples", "samplePitches")
        .replaceFirst("^sheets\\[(\\d)]\\.fields.*", "steps[$1].sheet")
        .replaceFirst("^sheets", "steps")
        .replaceFirst("^places", "cities")
        .replaceFirst("^languages(\\[0])?", "language")
        .replaceFirst("^(phases\\[\\d+])\\.sheet", "$1.step")
        .replaceFirst("^(phases\\[\\d+])\\.turns.*", "$1.clock");
  }

  /** Versions were texts; the whole number with which one begins is what is left of it. */
  private static int version(String text) {
    String digits = text.replaceFirst("(?s)^[^0-9]*([0-9]{0,9}).*$", "$1");
    return digits.isEmpty() ? 1 : Math.max(1, Integer.parseInt(digits));
  }

  private ObjectNode sheet(JsonNode step) {
    ObjectNode sheet = JsonNodeFactory.instance.objectNode();
    copy(step, "sheet", sheet, "id");
    copy(step, "title", sheet, "title");
    // What is wrong with the title is said of it alone.
    String title = step.path("title").isTextual() ? step.get("title").textValue() : "?";
    sheet.put("short", clip(title, 24));
    copy(step, "colour", sheet, "colour");
    switch (step.path("sheet").asText()) {
      case "challenge" -> {
        sheet.put("kind", "text");
        sheet.putArray("fields").add(challenge());
      }
      case "pitch" -> {
        sheet.put("kind", "text");
        sheet.putArray("fields").add(strategy()).add(pitch());
      }
      default -> players(sheet.put("kind", "cards"));
    }
    return sheet;
  }

  private void players(ObjectNode sheet) {
    sheet.set(
        "card",
        word("player", "players", "actor", "actores")
            .put("add", said("Add a player", "Agregar un actor")));
    copy(from, "sectors", sheet, "categories");
    sheet.path("categories").forEach(this::nameNetworks);
    sheet.set("categoryWord", word("sector", "sectors", "sector", "sectores"));
    sheet.put("stars", true).put("map", true);
    sheet.put("notes", true).put("notesTitle", said("Notes", "Notas"));
    sheet.set("links", word("partnership", "partnerships", "alianza", "alianzas"));
  }

  private void nameNetworks(JsonNode category) {
    if (category instanceof ObjectNode named && !named.path("networks").isEmpty()) {
      named.put("networksTitle", said("Networks and programs", "Redes y programas"));
    }
  }

  private ObjectNode challenge() {
    ObjectNode field = field("challenge", said("Challenge", "Desafío"));
    copy(from, "challengePrompt", field, "hint");
    ObjectNode choice =
        field
            .putObject("choices")
            .put("id", "challengeSource")
            .put("title", said("Where it comes from", "De dónde viene"));
    ArrayNode options = choice.putArray("options");
    options.addObject().put("id", "case").put("text", said("The case study", "El caso de estudio"));
    options.addObject().put("id", "own").put("text", said("Our own knowledge", "Lo que sabemos"));
    return field;
  }

  private ObjectNode strategy() {
    ObjectNode field = field("strategy", said("Strategy", "Estrategia"));
    copy(from, "strategyPrompts", field, "prompts");
    if (hasSheet("challenge")) {
      field.putArray("shows").add("challenge");
    }
    return field;
  }

  private ObjectNode pitch() {
    ObjectNode field = field("pitch", said("Pitch", "Propuesta"));
    copy(from, "pitchPrompt", field, "hint");
    copy(from, "samplePitches", field, "samples");
    return field.put("spoken", true);
  }

  private ObjectNode phase(JsonNode old) {
    ObjectNode phase = JsonNodeFactory.instance.objectNode();
    for (String same : new String[] {"id", "title", "short", "length", "prompt", "colour"}) {
      copy(old, same, phase, same);
    }
    JsonNode sheet = sheetOf(old.path("step"));
    if (!sheet.isMissingNode()) {
      phase.set("sheet", sheet);
    }
    String clock = old.path("clock").asText();
    boolean perTable = clock.equals("per-table");
    // What was no clock then is left out, also where it is one now.
    if (FirstFormCheck.CLOCKS.contains(clock)) {
      phase.put("clock", perTable ? "turns" : clock);
    }
    phase.put("screen", screen(old.path("screen").asText(), clock));
    if (perTable) {
      ArrayNode shown = phase.putObject("turns").put("order", "tables").putArray("show");
      shownInTurn(shown);
    }
    return phase;
  }

  /** The sheet of the step of this id; what is no step's stays, as the fault that it is. */
  private JsonNode sheetOf(JsonNode id) {
    for (JsonNode step : from.path("steps")) {
      if (id.isTextual() && step.path("id").equals(id)) {
        return step.path("sheet");
      }
    }
    return id;
  }

  private void shownInTurn(ArrayNode shown) {
    if (hasSheet("challenge")) {
      shown.add("challenge");
    }
    if (hasSheet("pitch")) {
      shown.add("pitch");
    }
  }

  /** A stored screen may contradict its clock; what it then showed in truth is the nearest. */
  private static String screen(String screen, String clock) {
    return switch (clock) {
      case "per-table" -> "turns";
      case "whole" -> screen.equals("wall") ? "wall" : "found";
      default -> screen.equals("countdown") || screen.equals("pitches") ? "wall" : screen;
    };
  }

  private boolean hasSheet(String sheet) {
    for (JsonNode step : from.path("steps")) {
      if (step.path("sheet").asText().equals(sheet)) {
        return true;
      }
    }
    return false;
  }

  private String said(String english, String inSpanish) {
    return spanish ? inSpanish : english;
  }

  private ObjectNode word(String one, String many, String uno, String muchos) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("one", said(one, uno))
        .put("many", said(many, muchos));
  }

  private static ObjectNode field(String id, String title) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("title", title);
  }

  private static String clip(String text, int most) {
    return Characters.countOf(text) <= most ? text : Characters.firstOf(text, most - 1) + "…";
  }

  private static void copy(JsonNode from, String field, ObjectNode to, String as) {
    if (from.has(field)) {
      to.set(as, from.get(field).deepCopy());
    }
  }
}
