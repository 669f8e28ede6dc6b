package io.charrette.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What messages and the screen were before scenes could be chosen: a message to all was on the
 * phones and on the screen, which showed the last of them.
 */
final class MessagesInJson {
  private MessagesInJson() {}

  /** Where a message of then was shown. */
  static String placeOf(JsonNode message) {
    return message.path("table").isNumber() ? "phones" : "both";
  }

  /** Makes a workshop of then one of now. */
  static void bringUpToDate(ObjectNode workshop) {
    putNoScene(workshop.path("controls"));
    putNoScene(workshop.path("undo").path("before"));
    ObjectNode onScreen = null;
    for (JsonNode each : workshop.path("messages")) {
      ObjectNode message = (ObjectNode) each;
      message.put("on", "phones");
      onScreen = placeOf(message).equals("both") ? message : onScreen;
    }
    if (onScreen != null) {
      onScreen.put("on", "both");
    }
  }

  private static void putNoScene(JsonNode controls) {
    if (controls.path("screen") instanceof ObjectNode screen) {
      screen.putNull("scene");
    }
  }
}
