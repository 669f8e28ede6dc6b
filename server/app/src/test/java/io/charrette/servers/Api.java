package io.charrette.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a server, for whoever has an address of it. */
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A workshop as its creator knows it. */
  record Created(String id, String joinCode, String facilitatorToken) {}

  /** An answer. */
  record Reply(int status, JsonNode json) {}

  Created create(int port, int tables) {
    String list = String.join(",", Collections.nCopies(tables, "{\"place\":\"Gary, IN\"}"));
    return created(
        post(port, "/api/workshops", "{\"name\":\"W\",\"tables\":[" + list + "]}", null));
  }

  /** A workshop of two tables that an activity is for. */
  Created createWith(int port, String activity) {
    return created(
        post(
            port,
            "/api/workshops",
            "{\"name\":\"W\",\"activity\":\"" + activity + "\",\"tables\":[{},{}]}",
            null));
  }

  private static Created created(Reply reply) {
    JsonNode made = expect(201, reply);
    return new Created(
        made.path("id").asText(),
        made.path("joinCode").asText(),
        made.path("facilitatorToken").asText());
  }

  Reply loadActivity(int port, JsonNode activity) {
    return post(port, "/api/activities", activity.toString(), null);
  }

  /** Deletes an activity; the status. */
  int deleteActivity(int port, String id) {
    try {
      return http.send(
              request(port, "/api/activities/" + id, null).DELETE().build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Joins; the participant's token. */
  String join(int port, Created workshop, String name, int table) {
    String body = "{\"name\":\"" + name + "\",\"table\":" + table + "}";
    return expect(201, post(port, "/api/join/" + workshop.joinCode(), body, null))
        .path("participantToken")
        .asText();
  }

  /** Joins table 1 with a key, which may have been used before; the seat. */
  JsonNode joinWith(int port, Created workshop, String key) {
    HttpRequest request =
        request(port, "/api/join/" + workshop.joinCode(), null)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "\"" + key + "\"")
            .POST(BodyPublishers.ofString("{\"name\":\"Bo\",\"table\":1}"))
            .build();
    Reply reply = send(request);
    if (reply.status() != 200 && reply.status() != 201) {
      throw new AssertionError(reply.toString());
    }
    return reply.json();
  }

  /** Asks to join table 1 with a code, and with a token if it had one before. */
  Reply tryJoin(int port, String code, @Nullable String token) {
    return post(port, "/api/join/" + code, "{\"name\":\"Bo\",\"table\":1}", token);
  }

  Reply command(int port, Created workshop, String json) {
    return post(
        port, "/api/workshops/" + workshop.id() + "/commands", json, workshop.facilitatorToken());
  }

  /** A command that is accepted. */
  void control(int port, Created workshop, String json) {
    expect(200, command(port, workshop, json));
  }

  /**
   * Sends a command, or asks to join, and does not wait: whoever closes the socket has gone.
   *
   * @param path below {@code /api/}
   */
  static Socket ask(int port, String path, String json, @Nullable String token) {
    String head =
        "POST /api/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(
                path,
                port,
                token == null ? "" : "Authorization: Bearer " + token + "\r\n",
                json.length());
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write((head + json).getBytes(US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Reply get(int port, String path, @Nullable String token) {
    return send(request(port, path, token).GET().build());
  }

  /** The state that a token sees. */
  JsonNode state(int port, Created workshop, String token) {
    return expect(200, get(port, "/api/workshops/" + workshop.id(), token));
  }

  private Reply post(int port, String path, String body, @Nullable String token) {
    return send(
        request(port, path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpRequest.Builder request(int port, String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new AssertionError(request + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode expect(int status, Reply reply) {
    if (reply.status() != status) {
      throw new AssertionError(reply.toString());
    }
    return reply.json();
  }

  @Override
  public void close() {
    http.close();
  }
}
