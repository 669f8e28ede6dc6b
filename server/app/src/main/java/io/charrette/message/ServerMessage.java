package io.charrette.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.workshop.WorkshopView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server says in text frames (SPEC W4): JSON with a {@code type}. What it says in binary
 * besides y-protocols is {@link Saved}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.State.class, name = "state"),
  @JsonSubTypes.Type(value = ServerMessage.Change.class, name = "change"),
  @JsonSubTypes.Type(value = ServerMessage.Digests.class, name = "digests"),
  @JsonSubTypes.Type(value = ServerMessage.Clock.class, name = "clock"),
  @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = ServerMessage.LeftOut.class, name = "left-out"),
})
public sealed interface ServerMessage {

  /**
   * The workshop as the receiver may see it. For many receivers see {@link StateMessages}.
   *
   * @param version the number of the workshop's events
   * @param now epoch milliseconds when it was sent
   */
  record State(long version, long now, You you, WorkshopView workshop) implements ServerMessage {
    @Override
    public byte[] write() {
      WrittenView view = new ViewWriter().write(workshop, null);
      return StateMessage.join(new StateMessage(version, now, you, view).whole());
    }
  }

  /**
   * What is otherwise than in the last {@link State} or change that was sent on the same
   * connection.
   *
   * @param version the number of the workshop's events
   * @param now epoch milliseconds when it was sent
   * @param workshop by name, the components of {@link WorkshopView} that are otherwise
   */
  record Change(long version, long now, You you, Map<String, JsonNode> workshop)
      implements ServerMessage {
    public Change {
      workshop = Collections.unmodifiableMap(new LinkedHashMap<>(workshop));
    }
  }

  /** Tables' flipcharts in brief: all that are known at first, then those that changed. */
  record Digests(List<TableDigest> tables) implements ServerMessage {
    public Digests {
      tables = List.copyOf(tables);
    }

    @Override
    public byte[] write() {
      return join(tables.stream().map(TableDigest::write).toList());
    }

    /** The message of digests that are written already. */
    public static byte[] join(List<String> digests) {
      return MessageJson.utf8(
          "{\"type\":\"digests\",\"tables\":[" + String.join(",", digests) + "]}");
    }
  }

  /**
   * The answer to a {@linkplain ClientMessage.Clock probe} (SPEC W7).
   *
   * @param sent as the probe had it
   * @param now epoch milliseconds
   */
  record Clock(Number sent, long now) implements ServerMessage {}

  /** Something was not taken, or not kept. */
  record Refused(Reason reason) implements ServerMessage {
    /** Why. */
    public enum Reason {
      /** An update frame, because pens are down (SPEC W8). */
      @JsonProperty("locked")
      LOCKED,

      /** An update frame, because what each writes is hidden from the others (SPEC W46). */
      @JsonProperty("silent")
      SILENT,

      /** An update frame: the flipchart, or the receiver's share of it, is full (SPEC W41). */
      @JsonProperty("full")
      FULL,

      /** An update frame: it would have cost the others too much (SPEC W41). */
      @JsonProperty("costly")
      COSTLY,

      /** A call for help, because there were too many (SPEC H17). */
      @JsonProperty("too-many-requests")
      TOO_MANY_REQUESTS,

      /** The last of what was done in the workshop: the store has lost it (SPEC J33). */
      @JsonProperty("undone")
      UNDONE
    }
  }

  /**
   * An answer to sync step 1 had operations that are missing here, of clients that are somebody
   * else's (SPEC W31). Whoever made them makes them anew under another client.
   *
   * @param clients their ids, at most {@link #MOST_CLIENTS}
   */
  record LeftOut(Set<Long> clients) implements ServerMessage {
    /** So many are named of more. */
    private static final int MOST_CLIENTS = 64;

    public LeftOut {
      clients =
          clients.stream()
              .sorted()
              .limit(MOST_CLIENTS)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      clients = Collections.unmodifiableSet(clients);
    }
  }

  /** Its UTF-8 JSON. */
  default byte[] write() {
    return MessageJson.utf8(MessageJson.part(this));
  }

  /** The message of a text frame; for clients, and tests. */
  static ServerMessage read(byte[] json) throws MalformedMessageException {
    return MessageJson.read(json, ServerMessage.class);
  }
}
