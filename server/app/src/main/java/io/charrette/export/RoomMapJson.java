package io.charrette.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.workshop.CardVerdict;
import java.io.UncheckedIOException;
import java.util.Collection;

/** A map as JSON (SPEC H31). */
public final class RoomMapJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private RoomMapJson() {}

  /**
   * The JSON of a map.
   *
   * @param told what its reader may know that facilitators have said of its cards
   */
  public static byte[] write(RoomMap map, Collection<CardVerdict> told) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.set("cards", MAPPER.valueToTree(map.cards()));
    tree.put("more", map.more());
    ArrayNode links = tree.putArray("links");
    map.links().forEach(link -> links.addArray().add(link.one()).add(link.other()));
    tree.set("bridges", MAPPER.valueToTree(map.bridges()));
    ArrayNode verdicts = tree.putArray("told");
    told.forEach(
        verdict ->
            verdicts
                .addObject()
                .put("one", verdict.one())
                .put("other", verdict.other())
                .put("same", verdict.same()));
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
