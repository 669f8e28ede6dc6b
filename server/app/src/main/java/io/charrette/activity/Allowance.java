package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * What is forgiven activities of the first form that are stored: rules came after them, and their
 * workshops have to open. Characters that texts may no longer have are left out, and so are
 * addresses that are none.
 */
final class Allowance {
  private Allowance() {}

  static JsonNode madeFor(JsonNode node) {
    if (node.isTextual()) {
      String cleaned = Characters.cleaned(node.textValue());
      return TextNode.valueOf(cleaned.isBlank() && !node.textValue().isBlank() ? "?" : cleaned);
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (JsonNode entry : node) {
        if (!isNoLink(entry)) {
          array.add(madeFor(entry));
        }
      }
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        boolean gone = field.getKey().equals("url") && isNoAddress(field.getValue());
        if (!gone) {
          object.set(field.getKey(), madeFor(field.getValue()));
        }
      }
      return object;
    }
    return node;
  }

  /** Whether it is nothing without its address, which is none. */
  private static boolean isNoLink(JsonNode entry) {
    return entry.has("url") && !entry.has("text") && isNoAddress(entry.get("url"));
  }

  private static boolean isNoAddress(JsonNode url) {
    return url.isTextual() && !WebAddress.isOne(url.textValue());
  }
}
