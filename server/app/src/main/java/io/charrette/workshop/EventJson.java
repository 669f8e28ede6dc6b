package io.charrette.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Events as the journal keeps them: JSON with a {@code type} (SPEC M10). */
public final class EventJson {
  /** Events that had no phase when tables were called in one phase at most. */
  private static final Set<String> WITH_PHASE = Set.of("pitches-ordered", "pitch-skipped");

  private EventJson() {}

  /** The bytes of an event. */
  public static byte[] write(Event event) {
    try {
      return StrictJson.MAPPER.writerFor(Event.class).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event of these bytes. */
  public static Event read(byte[] json) throws MalformedEventException {
    String type = "without a type";
    try {
      JsonNode tree = StrictJson.MAPPER.readTree(json);
      if (!tree.isObject()) {
        throw new MalformedEventException("an event is a JSON object", null);
      }
      type = tree.path("type").asText(type);
      if (WITH_PHASE.contains(type) && !tree.has("phase")) {
        ((ObjectNode) tree).putNull("phase");
      }
      if (type.equals("pitches-ordered") && !tree.has("drawn")) {
        ((ObjectNode) tree).put("drawn", false);
      }
      if (type.equals("message-sent") && !tree.has("on")) {
        ((ObjectNode) tree).put("on", MessagesInJson.placeOf(tree));
      }
      if (type.equals("message-withdrawn") && !tree.has("from")) {
        ((ObjectNode) tree).put("from", "both");
      }
      if (type.equals("flipcharts-parted") && !tree.has("stillHidden")) {
        ((ObjectNode) tree).putArray("stillHidden");
      }
      return StrictJson.MAPPER.treeToValue(tree, Event.class);
    } catch (JsonMappingException e) {
      throw new MalformedEventException("event: " + StrictJson.problemOf(e, type), e);
    } catch (IOException e) {
      throw new MalformedEventException("event: no JSON", e);
    }
  }
}
