package io.charrette.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Creates workshops and joins them, as browsers do. */
final class CharretteApi {
  /** The most people a table has; more clients than that share the tokens. */
  private static final int PEOPLE = 20;

  private static final int AT_ONCE = 64;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String address;

  CharretteApi(int port) {
    this.port = port;
    this.address = "http://127.0.0.1:" + port;
  }

  /** So many tables, spread over so many workshops, with people at each. */
  Venue venue(int workshops, int tables, int perTable) {
    List<List<Seat>> seats = new ArrayList<>();
    List<Venue.Workshop> created = new ArrayList<>();
    int each = tables / workshops;
    for (int w = 0; w < workshops; w++) {
      JsonNode workshop = create("Bench " + w, each);
      String id = workshop.path("id").asText();
      created.add(new Venue.Workshop(id, workshop.path("facilitatorToken").asText()));
      List<List<String>> tokens =
          join(workshop.path("joinCode").asText(), each, Math.min(PEOPLE, perTable));
      for (int t = 0; t < each; t++) {
        seats.add(seats(id, t + 1, tokens.get(t), perTable, seats.size()));
      }
    }
    return new Venue(seats, created);
  }

  private List<Seat> seats(String id, int number, List<String> tokens, int perTable, int table) {
    List<Seat> seats = new ArrayList<>();
    for (int person = 0; person < perTable; person++) {
      Map<String, String> headers =
          Map.of(
              "Authorization",
              "Bearer " + tokens.get(person % tokens.size()),
              "Sec-WebSocket-Protocol",
              "charrette.v2");
      seats.add(new Seat(port, "/ws/" + id + "/tables/" + number, "", headers, table));
    }
    return seats;
  }

  private JsonNode create(String name, int tables) {
    ObjectNode body = JSON.createObjectNode().put("name", name);
    ArrayNode list = body.putArray("tables");
    for (int i = 0; i < tables; i++) {
      list.addObject().put("place", "Detroit MI");
    }
    return post("/api/workshops", body, null).join();
  }

  /** For each table its people's tokens. */
  private List<List<String>> join(String code, int tables, int people) {
    List<List<String>> tokens = new ArrayList<>();
    Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
    for (int table = 1; table <= tables; table++) {
      List<String> here = new ArrayList<>();
      tokens.add(here);
      for (int person = 1; person <= people; person++) {
        ObjectNode body =
            JSON.createObjectNode().put("name", "Person " + person).put("table", table);
        underWay.add(
            post("/api/join/" + code, body, null)
                .thenAccept(
                    joined -> {
                      synchronized (here) {
                        here.add(joined.path("participantToken").asText());
                      }
                    }));
        if (underWay.size() >= AT_ONCE) {
          underWay.remove().join();
        }
      }
    }
    underWay.forEach(CompletableFuture::join);
    return tokens;
  }

  /** A facilitator's command; completes when the server has answered. */
  CompletableFuture<JsonNode> command(Venue.Workshop workshop, ObjectNode command) {
    return post(
        "/api/workshops/" + workshop.id() + "/commands", command, workshop.facilitatorToken());
  }

  private CompletableFuture<JsonNode> post(String path, ObjectNode body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(CharretteApi::read);
  }

  private static JsonNode read(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(response.uri() + ": " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
