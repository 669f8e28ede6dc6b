package io.charrette.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** What a workshop's tables could link and have not, as JSON (SPEC H30). */
public final class BridgesJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private BridgesJson() {}

  /** {@code {sheetId: {cards, tables}}}, of each sheet whose cards have links. */
  public static byte[] write(Report report) {
    ObjectNode tree = MAPPER.createObjectNode();
    for (AcrossTables across : report.across()) {
      if (across.sheet().links() != null) {
        tree.set(across.sheet().id(), MAPPER.valueToTree(across.bridges()));
      }
    }
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
