package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A facilitator's socket at one of several servers, and what it shows now. */
final class RemoteDashboard implements Clients.Receiver, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** So many probes make one measurement, of which the shortest counts, as on every page. */
  private static final int PROBES = 20;

  private final Clients clients;
  private final Clients.Kept connection;
  private final Map<Integer, JsonNode> digests = new HashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private @Nullable JsonNode state;
  private long shortest;
  private double offsetMs;
  private int probes;
  private int undone;

  /** A message, and when it came, {@link System#nanoTime}. */
  record Arrival(JsonNode message, long at) {}

  RemoteDashboard(Clients clients, List<Integer> ports, Api.Created workshop) {
    this(clients, ports, workshop, null);
  }

  /** One that says up to where it knows the workshop's history: to this state. */
  RemoteDashboard(
      Clients clients, List<Integer> ports, Api.Created workshop, @Nullable JsonNode known) {
    this.clients = clients;
    String knows =
        known == null
            ? ""
            : "?known=" + known.path("version").asText() + "." + known.at("/you/last").asText();
    this.connection =
        clients.new Kept(ports, "/ws/" + workshop.id() + knows, workshop.facilitatorToken(), this);
  }

  @Override
  public void opened(WebSocket socket) {
    socket.textMessageHandler(this::take);
  }

  @Override
  public void lost() {}

  private void take(String text) {
    long now = System.nanoTime();
    JsonNode message = read(text);
    arrivals.add(new Arrival(message, now));
    switch (message.path("type").asText()) {
      case "state" -> state = message;
      case "digests" ->
          message
              .path("tables")
              .forEach(digest -> digests.put(digest.path("table").asInt(), digest));
      case "clock" -> probed(message, now);
      case "refused" -> undone += message.path("reason").asText().equals("undone") ? 1 : 0;
      default -> throw new AssertionError(text);
    }
  }

  private void probed(JsonNode answer, long now) {
    long roundTrip = now - answer.path("sent").asLong();
    if (roundTrip < shortest) {
      shortest = roundTrip;
      offsetMs = answer.path("now").asLong() - (now - roundTrip / 2.0) / 1e6;
    }
    if (++probes < PROBES) {
      probe();
    }
  }

  private void probe() {
    WebSocket socket = connection.socket();
    if (socket != null) {
      socket.writeTextMessage("{\"type\":\"clock\",\"sent\":" + System.nanoTime() + "}");
    }
  }

  /** By how much the server's clock is ahead of this process's, which began some time, ms. */
  double clockOffset() {
    awaitState(any -> true);
    clients.on(
        () -> {
          probes = 0;
          shortest = Long.MAX_VALUE;
          probe();
          return true;
        });
    awaitUntil("all probes answered", () -> clients.on(() -> probes == PROBES));
    return clients.on(() -> offsetMs);
  }

  /** Waits until it shows such a state; the state. */
  JsonNode awaitState(Predicate<JsonNode> fits) {
    awaitUntil("a state at a dashboard", () -> clients.on(() -> state != null && fits.test(state)));
    return clients.on(
        () -> {
          if (state == null) {
            throw new AssertionError("none");
          }
          return state;
        });
  }

  /** Waits until it shows such a digest of a table. */
  void awaitDigest(int table, Predicate<JsonNode> fits) {
    try {
      awaitUntil(
          "a digest at a dashboard",
          () -> clients.on(() -> digests.containsKey(table) && fits.test(digests.get(table))));
    } catch (AssertionError e) {
      throw new AssertionError(clients.on(() -> "it shows " + digests.get(table)), e);
    }
  }

  /** How often it was told that the store had lost what was done. */
  int undone() {
    return clients.on(() -> undone);
  }

  /** All that came, oldest first. */
  List<Arrival> arrivals() {
    return clients.on(() -> List.copyOf(arrivals));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    clients.on(
        () -> {
          connection.close();
          return true;
        });
  }
}
