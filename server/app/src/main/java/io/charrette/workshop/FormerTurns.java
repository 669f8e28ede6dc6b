package io.charrette.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What {@link Turns} were when tables were called in one phase of an activity at most, and only to
 * pitch: as checkpoints of then have it.
 */
final class FormerTurns {
  /** What the commands that {@code undo} names were called. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          "order-pitches", "order-turns",
          "call-pitch", "call-turn",
          "skip-pitch", "skip-turn",
          "end-pitch", "end-turn");

  private FormerTurns() {}

  /** Puts a workshop's turns in the place of its pitches. */
  static void replace(ObjectNode workshop) {
    String phase =
        StreamSupport.stream(
                workshop.path("charter").path("template").path("phases").spliterator(), false)
            .filter(each -> each.path("clock").asText().equals("per-table"))
            .map(each -> each.path("id").asText())
            .findFirst()
            .orElse("");
    replaceIn(workshop.path("controls"), phase);
    JsonNode undo = workshop.path("undo");
    replaceIn(undo.path("before"), phase);
    if (undo instanceof ObjectNode object) {
      String control = object.path("control").asText();
      object.put("control", COMMANDS.getOrDefault(control, control));
    }
  }

  private static void replaceIn(JsonNode controls, String phase) {
    if (controls instanceof ObjectNode object) {
      JsonNode pitches = object.remove("pitches");
      ObjectNode turns = object.putObject("turns");
      if (pitches != null && !phase.isEmpty()) {
        turns.set(phase, pitches);
      }
    }
  }
}
