package io.charrette.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a client says in text frames (SPEC W5): JSON with a {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientMessage.Clock.class, name = "clock"),
  @JsonSubTypes.Type(value = ClientMessage.Help.class, name = "help"),
})
public sealed interface ClientMessage {
  /** Longer than any of them need be. */
  int MOST_BYTES = 1024;

  /**
   * A probe of the server's clock (SPEC W7), answered by {@link ServerMessage.Clock}.
   *
   * @param sent what the sender's own clock shows, finite; it goes back as it came
   */
  record Clock(Number sent) implements ClientMessage {
    @SuppressWarnings("ConstantValue") // Jackson gives null for null.
    public Clock {
      if (sent == null || !Double.isFinite(sent.doubleValue())) {
        throw new IllegalArgumentException("sent must be a number");
      }
    }
  }

  /** A participant calls for help, or no longer does. */
  record Help(boolean on) implements ClientMessage {}

  /** Its UTF-8 JSON; for clients, and tests. */
  default byte[] write() {
    return MessageJson.utf8(MessageJson.part(this));
  }

  /** The message of a text frame. */
  static ClientMessage read(byte[] json) throws MalformedMessageException {
    if (json.length > MOST_BYTES) {
      throw new MalformedMessageException("longer than any message", null);
    }
    return MessageJson.read(json, ClientMessage.class);
  }
}
