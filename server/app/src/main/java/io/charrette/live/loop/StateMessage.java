package io.charrette.live.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopView;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code state} messages (SPEC W4) of one version of a workshop. What several receivers share
 * is written once: all facilitators, all screens, and all participants of a table see the same.
 */
public final class StateMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private final Workshop workshop;
  private final WorkshopView view;
  private final Map<Integer, byte[]> tails = new HashMap<>();
  private byte @Nullable [] facilitators;
  private byte @Nullable [] screens;

  public StateMessage(Workshop workshop) {
    this.workshop = workshop;
    this.view = new WorkshopView(workshop);
  }

  /**
   * Whether these are the messages of this very state: after a failover another one may have the
   * same version.
   */
  @SuppressWarnings("ReferenceEquality")
  public boolean isOf(Workshop other) {
    return workshop == other;
  }

  /**
   * For those who run the workshop.
   *
   * @param nowMs epoch milliseconds
   */
  public Buffer forFacilitator(long nowMs) {
    byte[] tail = facilitators;
    if (tail == null) {
      tail = tail(view.forFacilitator());
      facilitators = tail;
    }
    return text(nowMs, you("facilitator"), tail);
  }

  /**
   * For the room screen.
   *
   * @param nowMs epoch milliseconds
   */
  public Buffer forScreen(long nowMs) {
    byte[] tail = screens;
    if (tail == null) {
      tail = tail(view.forScreen());
      screens = tail;
    }
    return text(nowMs, you("screen"), tail);
  }

  /**
   * For a participant whom the workshop has.
   *
   * @param nowMs epoch milliseconds
   */
  public Buffer forParticipant(Participant person, long nowMs) {
    ObjectNode you = you("participant");
    you.putObject("participant")
        .put("id", person.id())
        .put("name", person.name())
        .put("table", person.table());
    return text(
        nowMs, you, tails.computeIfAbsent(person.table(), table -> tail(view.forTable(table))));
  }

  /** Does not copy what is shared. */
  private Buffer text(long nowMs, ObjectNode you, byte[] tail) {
    String head =
        "{\"type\":\"state\",\"version\":" + workshop.version() + ",\"now\":" + nowMs + ",\"you\":";
    byte[] own = (head + write(you)).getBytes(StandardCharsets.UTF_8);
    return BufferInternal.buffer(Unpooled.wrappedBuffer(own, tail));
  }

  private static byte[] tail(ObjectNode view) {
    return (",\"workshop\":" + write(view) + "}").getBytes(StandardCharsets.UTF_8);
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
