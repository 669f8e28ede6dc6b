package io.charrette.gateway.socket;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.live.Live;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToWorkshop;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The text messages that a client may send: clock probes and calls for help (SPEC W5, W7). */
final class ClientMessages {
  /** Longer than any message of W5. */
  static final int MOST_BYTES = 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Live live;
  private final Connections connections;
  private final InstantSource clock;

  ClientMessages(Live live, Connections connections, InstantSource clock) {
    this.live = live;
    this.connections = connections;
    this.clock = clock;
  }

  private sealed interface Message {
    /** A probe; {@code sent} goes back as it came. */
    record Clock(JsonNode sent) implements Message {}

    /** A call for help, or its end. */
    record Help(boolean on) implements Message {}
  }

  /** Answers or passes on one message; closes the connection when it is none. */
  void handle(String workshopId, Connection connection, Buffer text) {
    Optional<Message> message = text.length() > MOST_BYTES ? Optional.empty() : read(text);
    if (message.isEmpty()) {
      connection.close(CloseReason.MALFORMED);
      return;
    }
    switch (message.get()) {
      case Message.Clock probe -> {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("type", "clock");
        answer.set("sent", probe.sent());
        answer.put("now", clock.millis());
        connections.sendText(connection, Buffer.buffer(answer.toString()));
      }
      case Message.Help help -> {
        if (connection.ref().role() == Role.PARTICIPANT) {
          live.send(new ToWorkshop.Help(workshopId, connection.id(), help.on()));
        } else {
          connection.close(CloseReason.FORBIDDEN);
        }
      }
    }
  }

  private static Optional<Message> read(Buffer text) {
    try {
      JsonNode json = JSON.readTree(text.getBytes());
      return switch (json.path("type").asText()) {
        case "clock" -> {
          JsonNode sent = json.path("sent");
          yield sent.isNumber() && Double.isFinite(sent.doubleValue())
              ? Optional.of(new Message.Clock(sent))
              : Optional.empty();
        }
        case "help" -> {
          JsonNode on = json.path("on");
          yield on.isBoolean()
              ? Optional.of(new Message.Help(on.booleanValue()))
              : Optional.empty();
        }
        default -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
