package io.charrette.live.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.live.loop.LiveLimits;
import io.charrette.sync.Awareness;
import io.charrette.sync.AwarenessChange;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a room's awareness: their states, and which connection answers for which of them
 * (SPEC W10, W12). Touched by the room's context only.
 *
 * <p>The connection that last brought something new about a client answers for it: a phone that
 * comes back before its old socket is known to be gone keeps its state when the old one ends. Stock
 * clients echo the states of others, but an echo brings nothing new.
 */
final class AwarenessClients {
  /** The fields of a state's {@code field} that digests tell of (SPEC W6). */
  private static final Set<String> WRITABLE = Set.of("challenge", "pitch");

  /** For how many connections, each with all the clients it may introduce, there is room. */
  private static final int CONNECTIONS = 250;

  private static final JsonMapper JSON = new JsonMapper();

  private final LiveLimits.ForAwareness limits;
  private final Awareness awareness;
  private final Map<Long, Set<Long>> clientsOf = new HashMap<>();
  private final Map<Long, Long> connectionOf = new HashMap<>();

  /** Those who are present, the one whose state changed last at the end. */
  private final Map<Long, Present> present = new LinkedHashMap<>();

  /**
   * A client's state.
   *
   * @param field the field that it says its user is in, or empty
   */
  private record Present(String json, String field) {}

  /** What became of a connection's awareness frame. */
  sealed interface Taken {}

  /** The others get this frame. */
  record Changed(Buffer frame) implements Taken {}

  /** It brought nothing new. */
  record Unchanged() implements Taken {}

  /** A state is too large, or the connection speaks for too many clients. */
  record TooLarge() implements Taken {}

  AwarenessClients(LiveLimits.ForAwareness limits) {
    this.limits = limits;
    this.awareness =
        new Awareness(limits.bytesPerClient(), limits.clientsPerConnection() * CONNECTIONS);
  }

  Taken take(long connection, AwarenessUpdate update, long nowMs) {
    if (update.entries().stream().anyMatch(entry -> entry.size() > limits.bytesPerClient())) {
      return new TooLarge();
    }
    AwarenessChange change = awareness.apply(update, nowMs);
    note(change);
    for (List<Long> news : List.of(change.added(), change.updated())) {
      news.forEach(client -> answersFor(connection, client));
    }
    change.removed().forEach(this::nobodyAnswersFor);
    if (clientsOf.getOrDefault(connection, Set.of()).size() > limits.clientsPerConnection()) {
      return new TooLarge();
    }
    return change.isEmpty() ? new Unchanged() : new Changed(frame(clientsIn(change)));
  }

  /**
   * Takes what another process says; for those of whom it knows something newer, no connection here
   * answers any longer. The frame that passes the news on, if there are any.
   */
  Optional<Buffer> hear(AwarenessUpdate update, long nowMs) {
    AwarenessChange change = awareness.apply(update, nowMs);
    note(change);
    List<Long> clients = clientsIn(change);
    clients.forEach(this::nobodyAnswersFor);
    return change.isEmpty() ? Optional.empty() : Optional.of(frame(clients));
  }

  /** The states of those for whom a connection here answers, as a frame, if there are any. */
  Optional<Buffer> ours() {
    return connectionOf.isEmpty() ? Optional.empty() : Optional.of(frame(connectionOf.keySet()));
  }

  /**
   * Removes the clients for which a connection answers; the frame that says so, if there are any.
   */
  Optional<Buffer> leave(long connection, long nowMs) {
    Set<Long> clients = Set.copyOf(clientsOf.getOrDefault(connection, Set.of()));
    return removed(awareness.remove(clients, nowMs));
  }

  /** Removes the clients that were not renewed; the frame that says so, if there are any. */
  Optional<Buffer> expire(long nowMs) {
    return removed(awareness.expire(nowMs));
  }

  /** The states of all who are present, as a frame, if there are any. */
  Optional<Buffer> everybody() {
    return present.isEmpty() ? Optional.empty() : Optional.of(frame(present.keySet()));
  }

  /** Which of the fields that digests tell of somebody is in; the latest when there are several. */
  @Nullable String writing() {
    return present.values().stream()
        .map(Present::field)
        .filter(WRITABLE::contains)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private Optional<Buffer> removed(AwarenessChange change) {
    note(change);
    change.removed().forEach(this::nobodyAnswersFor);
    return change.isEmpty() ? Optional.empty() : Optional.of(frame(change.removed()));
  }

  private void note(AwarenessChange change) {
    if (change.isEmpty()) {
      return;
    }
    Map<Long, String> now = awareness.states();
    change.removed().forEach(present::remove);
    for (List<Long> news : List.of(change.added(), change.updated())) {
      for (Long client : news) {
        String state = Objects.requireNonNull(now.get(client));
        Present before = present.get(client);
        if (before == null || !before.json().equals(state)) {
          present.remove(client);
          present.put(client, new Present(state, fieldOf(state)));
        }
      }
    }
  }

  private void answersFor(long connection, long client) {
    nobodyAnswersFor(client);
    connectionOf.put(client, connection);
    clientsOf.computeIfAbsent(connection, c -> new HashSet<>()).add(client);
  }

  private void nobodyAnswersFor(long client) {
    Long connection = connectionOf.remove(client);
    if (connection != null) {
      clientsOf.computeIfPresent(
          connection,
          (c, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
          });
    }
  }

  private Buffer frame(Collection<Long> clients) {
    return Buffer.buffer(SyncProtocol.awareness(awareness.encode(clients)));
  }

  private static List<Long> clientsIn(AwarenessChange change) {
    List<Long> all = new ArrayList<>(change.added());
    all.addAll(change.updated());
    all.addAll(change.removed());
    return all;
  }

  private static String fieldOf(String state) {
    try {
      JsonNode json = JSON.readTree(state);
      return json.path("field").asText("");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("awareness accepted a state that is not JSON", e);
    }
  }
}
