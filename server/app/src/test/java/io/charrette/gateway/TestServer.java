package io.charrette.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.charrette.app.Charrette;
import io.charrette.app.Configuration;
import io.charrette.app.SteeredClock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A real server on a free port with a journal in a temporary folder, and clients to use it. */
final class TestServer implements AutoCloseable {
  /** The version of a workshop that was just created: its recovery key is an event, too. */
  static final int CREATED = 2;

  private static final long PATIENCE_SECONDS = 20;

  /** Bytes of the longest message that a client takes. */
  private static final int LONGEST = 4 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  final SteeredClock clock = new SteeredClock(0);
  final Path folder;
  private final List<String> flags;
  private final Vertx clients = Vertx.vertx();
  private final Context loop = clients.getOrCreateContext();
  private final HttpClient http = clients.createHttpClient();
  private final WebSocketClient sockets =
      clients.createWebSocketClient(
          new WebSocketClientOptions().setMaxFrameSize(LONGEST).setMaxMessageSize(LONGEST));
  private Charrette server;

  private TestServer(Path folder, List<String> flags) {
    this.folder = folder;
    this.flags = flags;
    this.server = run();
  }

  /** Starts one that listens on loopback, with these flags beside. */
  static TestServer start(String... flags) {
    try {
      return new TestServer(Files.createTempDirectory("charrette-test"), List.of(flags));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Charrette run() {
    List<String> all =
        new ArrayList<>(List.of("--host", "127.0.0.1", "--port", "0", "--data", folder.toString()));
    all.addAll(flags);
    return Charrette.start(Configuration.read(Map.of(), all), clock);
  }

  /** Stops it cleanly and starts it again on the same journal. */
  void restart() {
    server.close();
    server = run();
  }

  int port() {
    return server.port();
  }

  /** Host and port as a client writes it. */
  String authority() {
    return "127.0.0.1:" + port();
  }

  /** The Origin of this server's own pages. */
  String origin() {
    return "http://" + authority();
  }

  /** An answer. */
  record Reply(int status, MultiMap headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    /** The last part of the problem's type. */
    String problem() {
      return json().path("type").asText().replace("urn:charrette:problem:", "");
    }

    String header(String name) {
      return headers.get(name);
    }

    /** The cookies that it sets, whole. */
    List<String> cookies() {
      return headers.getAll("Set-Cookie");
    }
  }

  /** Headers by name and value in turn. */
  Reply get(String path, String... headers) {
    return send(HttpMethod.GET, path, "", headers);
  }

  Reply post(String path, String body, String... headers) {
    return send(HttpMethod.POST, path, body, headers);
  }

  Reply send(HttpMethod method, String path, String body, String... headers) {
    RequestOptions options =
        new RequestOptions().setMethod(method).setPort(port()).setHost("127.0.0.1").setURI(path);
    if (!body.isEmpty()) {
      options.putHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      options.removeHeader(headers[i]).addHeader(headers[i], headers[i + 1]);
    }
    return await(
        onLoop(
            () ->
                http.request(options)
                    .compose(request -> body.isEmpty() ? request.send() : request.send(body))
                    .compose(
                        response ->
                            response
                                .body()
                                .map(
                                    bytes ->
                                        new Reply(
                                            response.statusCode(),
                                            response.headers(),
                                            bytes.toString())))));
  }

  /** Starts something on the clients' own loop, so that nothing arrives before it is awaited. */
  private <T> Future<T> onLoop(Supplier<Future<T>> action) {
    Promise<T> result = Promise.promise();
    loop.runOnContext(now -> action.get().onComplete(result));
    return result.future();
  }

  /** A workshop as its creator knows it. */
  record Created(String id, String joinCode, String facilitatorToken, String screenToken) {}

  /** Creates a workshop of so many tables. */
  Created create(int tables) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      list.add("{\"place\":\"City " + (i + 1) + "\"}");
    }
    Reply reply = post("/api/workshops", "{\"name\":\"W\",\"tables\":" + list + "}");
    JsonNode json = reply.json();
    if (reply.status() != 201) {
      throw new AssertionError(reply.toString());
    }
    return new Created(
        json.path("id").asText(),
        json.path("joinCode").asText(),
        json.path("facilitatorToken").asText(),
        json.path("screenToken").asText());
  }

  /** Joins, and gives back the participant's token. */
  String join(Created workshop, String name, int table) {
    Reply reply =
        post(
            "/api/join/" + workshop.joinCode(),
            JSON.createObjectNode().put("name", name).put("table", table).toString());
    if (reply.status() != 201) {
      throw new AssertionError(reply.toString());
    }
    return reply.json().path("participantToken").asText();
  }

  static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Sends a control as the facilitator. */
  Reply command(Created workshop, String json) {
    return post(
        "/api/workshops/" + workshop.id() + "/commands", json, bearer(workshop.facilitatorToken()));
  }

  /** Opens a socket; a refused handshake is an {@link UpgradeRejectedException}. */
  TestSocket socket(String path, boolean charrette, String... headers) {
    return socket(path, charrette ? List.of("charrette.v1") : List.of(), headers);
  }

  /** The same, with the subprotocols that are offered. */
  TestSocket socket(String path, List<String> subprotocols, String... headers) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setPort(port())
            .setHost("127.0.0.1")
            .setURI(path)
            .setAllowOriginHeader(List.of(headers).contains("Origin"));
    subprotocols.forEach(options::addSubProtocol);
    for (int i = 0; i < headers.length; i += 2) {
      options.addHeader(headers[i], headers[i + 1]);
    }
    return await(onLoop(() -> sockets.connect(options).map(TestSocket::new)));
  }

  /** A new participant's phone at a table. */
  TestSocket phone(Created workshop, String name, int table) {
    return table(workshop, join(workshop, name, table), table, true);
  }

  /** A socket on the path of a table. */
  TestSocket table(Created workshop, String token, int table, boolean charrette) {
    return socket("/ws/" + workshop.id() + "/tables/" + table, charrette, bearer(token));
  }

  /** The facilitator's socket. */
  TestSocket dashboard(Created workshop) {
    return socket("/ws/" + workshop.id(), true, bearer(workshop.facilitatorToken()));
  }

  /** Status and problem with which a handshake is refused. */
  String refusal(String path, boolean charrette, String... headers) {
    try {
      socket(path, charrette, headers).close();
      return "opened";
    } catch (Refused e) {
      UpgradeRejectedException rejected =
          (UpgradeRejectedException) Objects.requireNonNull(e.getCause());
      Buffer body = rejected.getBody();
      try {
        return rejected.getStatus()
            + " "
            + JSON.readTree(body.getBytes())
                .path("type")
                .asText()
                .replace("urn:charrette:problem:", "");
      } catch (IOException notJson) {
        return rejected.getStatus() + " " + body;
      }
    }
  }

  /** A future failed. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(Throwable cause) {
      super(cause);
    }
  }

  static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new Refused(Objects.requireNonNull(e.getCause()));
    } catch (TimeoutException e) {
      throw new AssertionError("nothing within " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    await(clients.close());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
