package io.charrette.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopView;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@code state} messages (SPEC W4) of one moment of a workshop. What several receivers share is
 * written once: all facilitators, all screens, and all participants of a table see the same.
 */
public final class StateMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private final Workshop workshop;
  private final String head;
  private final Map<Integer, String> tails = new HashMap<>();

  /**
   * Prepares the messages.
   *
   * @param nowMs epoch milliseconds
   */
  public StateMessage(Workshop workshop, long nowMs) {
    this.workshop = workshop;
    this.head =
        "{\"type\":\"state\",\"version\":" + workshop.version() + ",\"now\":" + nowMs + ",\"you\":";
  }

  /** For those who run the workshop. */
  public Buffer forFacilitator() {
    return text(you("facilitator"), tail(WorkshopView.forFacilitator(workshop)));
  }

  /** For the room screen. */
  public Buffer forScreen() {
    return text(you("screen"), tail(WorkshopView.forScreen(workshop)));
  }

  /** For a participant whom the workshop has. */
  public Buffer forParticipant(Participant person) {
    ObjectNode you = you("participant");
    you.putObject("participant")
        .put("id", person.id())
        .put("name", person.name())
        .put("table", person.table());
    return text(
        you,
        tails.computeIfAbsent(
            person.table(), table -> tail(WorkshopView.forParticipant(workshop, person.id()))));
  }

  private Buffer text(ObjectNode you, String tail) {
    return Buffer.buffer((head + write(you) + tail).getBytes(StandardCharsets.UTF_8));
  }

  private static String tail(ObjectNode view) {
    return ",\"workshop\":" + write(view) + "}";
  }

  private static ObjectNode you(String role) {
    return JsonNodeFactory.instance.objectNode().put("role", role);
  }

  private static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
