package io.charrette.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A workshop's whole state as the journal keeps it in a checkpoint: JSON with the number of its
 * format (SPEC M17). The form is that of {@link Stored}.
 */
public final class CheckpointJson {
  /** The format that is written. One more with each field that {@link Stored} gets or loses. */
  static final int FORMAT = 14;

  /** From before workshops could be brought back. */
  private static final int WITHOUT_RECOVERY = 1;

  /** From before seats were given to other phones. */
  private static final int WITHOUT_HANDOVERS = 2;

  /** From when tables were called in one phase at most. */
  private static final int WITHOUT_TURNS = 3;

  /**
   * From before the time was planned, what happened was written down, and scenes could be chosen.
   */
  private static final int WITHOUT_PLAN = 4;

  /**
   * From before those who run a workshop told each other anything, cards of several tables could be
   * one, and orders of turns could be unset.
   */
  private static final int WITHOUT_CREW = 5;

  /** From before tables could become one. */
  private static final int WITHOUT_MERGES = 6;

  /** From before the room could answer to turns, and texts on the screen be frozen. */
  private static final int WITHOUT_OFFERS = 7;

  /** From before seats were offered to phones, and parts of the room's map shown. */
  private static final int WITHOUT_SEAT_OFFERS = 8;

  /** From when people in pairs looked at each other's phones. */
  private static final int WITHOUT_PAIRS = 9;

  /** From before phones told of tables that a recovery sheet does not have. */
  private static final int WITHOUT_TOLD_TABLES = 10;

  /** From before draws and what is forgotten were counted, and names were what undo takes back. */
  private static final int WITHOUT_DRAWS = 11;

  /** From before it was kept when the last events happened. */
  private static final int WITHOUT_TRAIL = 12;

  /** From before a silence had tables asked anew whether they are ready. */
  private static final int WITHOUT_ASKING_ANEW = 13;

  private CheckpointJson() {}

  /** The bytes of a state. */
  public static byte[] write(Workshop workshop) {
    try {
      return StrictJson.MAPPER.writeValueAsBytes(Stored.of(workshop));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state of these bytes. */
  public static Workshop read(byte[] json) throws MalformedCheckpointException {
    try {
      JsonNode tree = StrictJson.MAPPER.readTree(json);
      JsonNode format = tree.path("format");
      if (!format.isInt()) {
        throw new MalformedCheckpointException("checkpoint: format is missing", null);
      }
      if (format.intValue() < WITHOUT_RECOVERY || format.intValue() > FORMAT) {
        throw new MalformedCheckpointException(
            "checkpoint: format "
                + format.intValue()
                + " is not known to this server, which reads "
                + FORMAT
                + "; a newer one has written it",
            null);
      }
      bringUpToDate((ObjectNode) tree, format.intValue());
      return StrictJson.MAPPER.treeToValue(tree, Stored.class).workshop();
    } catch (JsonMappingException e) {
      throw new MalformedCheckpointException(
          "checkpoint: " + StrictJson.problemOf(e, "a workshop"), e);
    } catch (IOException e) {
      throw new MalformedCheckpointException("checkpoint: no JSON", e);
    }
  }

  private static void putPlan(JsonNode controls) {
    if (controls instanceof ObjectNode object) {
      object.set("plan", StrictJson.MAPPER.valueToTree(Plan.NONE));
    }
  }

  private static void putCrew(ObjectNode tree) {
    tree.putArray("verdicts");
    tree.set("crew", StrictJson.MAPPER.valueToTree(Crew.SILENT));
    if (tree.path("undo") instanceof ObjectNode undo) {
      undo.putNull("added").putObject("seats");
    }
    for (JsonNode call : tree.path("runSheet").path("help")) {
      ((ObjectNode) call).putNull("claim");
    }
  }

  /** Phones were told the order at once, so it counts as set. */
  private static void putSignals(JsonNode controls) {
    for (JsonNode turns : controls.path("turns")) {
      ((ObjectNode) turns).put("set", true).put("wrapUp", false);
    }
  }

  /** Texts on the screen followed the flipchart. */
  private static void putFrozen(JsonNode controls) {
    if (controls.path("screen") instanceof ObjectNode screen) {
      screen.putNull("frozen");
    }
  }

  /** Maps on the screen were of the whole room. */
  private static void putMap(JsonNode controls) {
    if (controls.path("screen") instanceof ObjectNode screen) {
      screen.putNull("map");
    }
  }

  private static void putAnswering(JsonNode controls) {
    for (JsonNode turns : controls.path("turns")) {
      ((ObjectNode) turns).set("answering", StrictJson.MAPPER.valueToTree(Answering.NONE));
    }
  }

  private static void putDraws(JsonNode controls) {
    for (JsonNode turns : controls.path("turns")) {
      ((ObjectNode) turns).put("draws", 0);
    }
  }

  private static void bringUpToDate(ObjectNode tree, int format) {
    if (format <= WITHOUT_RECOVERY) {
      tree.putNull("recovery");
    }
    if (format <= WITHOUT_HANDOVERS) {
      tree.set("handovers", StrictJson.MAPPER.valueToTree(Handovers.NONE));
    }
    if (format <= WITHOUT_TURNS) {
      FormerTurns.replace(tree);
    }
    if (format <= WITHOUT_PLAN) {
      putPlan(tree.path("controls"));
      putPlan(tree.path("undo").path("before"));
      tree.set("runSheet", StrictJson.MAPPER.valueToTree(RunSheet.EMPTY));
      MessagesInJson.bringUpToDate(tree);
    }
    if (format <= WITHOUT_CREW) {
      putCrew(tree);
      putSignals(tree.path("controls"));
      putSignals(tree.path("undo").path("before"));
      tree.set("silence", StrictJson.MAPPER.valueToTree(Silence.NONE));
    }
    if (format <= WITHOUT_MERGES) {
      tree.set("merges", StrictJson.MAPPER.valueToTree(Merges.NONE));
      if (tree.path("undo") instanceof ObjectNode undo) {
        undo.putNull("merged");
      }
    }
    if (format <= WITHOUT_OFFERS) {
      tree.set("offers", StrictJson.MAPPER.valueToTree(Offers.NONE));
      putAnswering(tree.path("controls"));
      putAnswering(tree.path("undo").path("before"));
      putFrozen(tree.path("controls"));
      putFrozen(tree.path("undo").path("before"));
    }
    if (format <= WITHOUT_SEAT_OFFERS) {
      putMap(tree.path("controls"));
      putMap(tree.path("undo").path("before"));
      if (tree.path("handovers") instanceof ObjectNode handovers) {
        handovers.putArray("offers");
      }
    }
    if (format <= WITHOUT_PAIRS
        && tree.path("silence").path("present") instanceof ObjectNode present) {
      // To be formed by who asks for them again: nobody is shown what they were not promised.
      present.put("pairs", false).putArray("together");
    }
    if (format <= WITHOUT_TOLD_TABLES && tree.path("recovery") instanceof ObjectNode recovery) {
      recovery.putArray("told");
    }
    if (format <= WITHOUT_DRAWS) {
      putDraws(tree.path("controls"));
      putDraws(tree.path("undo").path("before"));
      if (tree.path("runSheet") instanceof ObjectNode runSheet) {
        runSheet.set("forgotten", StrictJson.MAPPER.valueToTree(RunSheet.Forgotten.NONE));
      }
      if (tree.path("undo") instanceof ObjectNode undo) {
        undo.putObject("names");
        undo.putObject("tables");
      }
    }
    if (format <= WITHOUT_TRAIL) {
      tree.putArray("trail");
    }
    if (format <= WITHOUT_ASKING_ANEW && tree.path("silence") instanceof ObjectNode silence) {
      silence.putNull("shownAt");
    }
  }
}
