package io.charrette.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.Patience;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped {@code scripts/haproxy.cfg} in a real HAProxy, before two servers on one Redis; where
 * none is installed, this is skipped.
 */
class BalancerTest {
  private static final Path SHIPPED = Path.of("../../scripts/haproxy.cfg");

  /** Each has a turn of a second in the queue, so the last one's comes long after they left. */
  private static final int LEAVING = 8;

  /** Where HAProxy says here what it knows of the servers. */
  private static final String STATISTICS = "/statistics";

  /** After so long HAProxy gives up a server that it takes for a living one. */
  private static final Duration HANGS = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void requireHaproxy() throws InterruptedException {
    assumeTrue(run("haproxy -v") == 0, "HAProxy is not installed");
  }

  @AfterEach
  void close() {
    http.close();
  }

  private static int run(String command) throws InterruptedException {
    try {
      return new ProcessBuilder("sh", "-c", command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName(
      "[H10] [P6] all of a workshop is at one server; a frozen one loses its sockets, and pages are there"
          + " as long as a server is, and a table that was open too")
  void frozenAndWithoutRedis() throws Exception {
    int port = RedisServer.freePort();
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Clients clients = new Clients();
        Api api = new Api()) {
      ServerProcess.launchAll(one, two);
      Process proxy = haproxy(port, one.port(), two.port());
      try {
        Patience.awaitUntil(
            "a page comes, if HAProxy runs where 1,024 files may be open",
            () -> proxy.isAlive() && status(port, "/") == 200);
        Created workshop = api.create(one.port(), 1);
        String ana = api.join(port, workshop, "Ana", 1);
        List<Dashboard> dashboards =
            IntStream.range(0, 8).mapToObj(i -> new Dashboard(port, workshop)).toList();
        Patience.awaitUntil("all have come", () -> dashboards(one) + dashboards(two) == 8);
        ServerProcess chosen = dashboards(one) > 0 ? one : two;
        assertThat(dashboards(chosen)).as("at the one server that has the workshop").isEqualTo(8);

        chosen.freeze();
        var hanging =
            CompletableFuture.supplyAsync(
                () -> state(port, workshop), task -> Thread.ofVirtual().start(task));
        // HAProxy's own patience with a server that says nothing is longer than this waits.
        assertThat(HANGS).isGreaterThan(Patience.LONGEST);
        assertThat(shipped()).contains("timeout server " + HANGS.toSeconds() + "s");
        assertThat(Patience.await(hanging)).as("who asked of the frozen one").isNotZero();
        dashboards.forEach(each -> each.closed.join());
        Patience.awaitUntil("pages come from the other", () -> status(port, "/") == 200);
        new Dashboard(port, workshop).close();
        ServerProcess other = chosen == one ? two : one;
        other.freeze();
        Patience.awaitUntil("no server is left", () -> body(port).contains("<p lang=es>"));
        one.thaw();
        two.thaw();
        Patience.awaitUntil("they are back", () -> status(port, "/") == 200);

        redis.kill();
        String unready = "/health/ready?unready=404";
        Patience.awaitUntil("one is not ready", () -> status(one.port(), unready) == 404);
        Patience.awaitUntil("nor is the other", () -> status(two.port(), unready) == 404);
        Patience.awaitUntil("pages come all the same", () -> status(port, "/") == 200);
        assertThat(status(port, "/t/" + workshop.id())).as("the page, reloaded").isEqualTo(200);
        assertThat(api.get(port, "/api/workshops/" + workshop.id(), ana).status()).isEqualTo(200);
        try (RemotePhone phone =
            new RemotePhone(clients, "Ana", List.of(port), workshop.id(), 1, ana)) {
          phone.awaitGreeted();
        }
      } finally {
        proxy.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  @DisplayName(
      "[H10] [P6] a server is told to stop while Redis is away: all are served all the time, by the"
          + " other; when that is told, too, by it")
  void stopsWithoutRedis() throws Exception {
    int port = RedisServer.freePort();
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis, "--drain-seconds", "6");
        ServerProcess two = server(redis, "--drain-seconds", "300");
        Clients clients = new Clients();
        Api api = new Api()) {
      ServerProcess.launchAll(one, two);
      Created workshop = api.create(one.port(), 1);
      String ana = api.join(one.port(), workshop, "Ana", 1);
      Process proxy = haproxy(port, one.port(), two.port());
      try (RemotePhone phone =
          new RemotePhone(clients, "Ana", List.of(one.port()), workshop.id(), 1, ana)) {
        phone.awaitGreeted();
        Patience.awaitUntil("a page comes", () -> proxy.isAlive() && status(port, "/") == 200);
        redis.kill();
        for (ServerProcess server : List.of(one, two)) {
          Patience.awaitUntil(
              "it is not ready", () -> status(server.port(), "/health/ready") == 503);
        }
        Patience.awaitUntil("HAProxy knows", () -> isLeftAlone(port, "ready", "one"));
        Patience.awaitUntil("of both", () -> isLeftAlone(port, "ready", "two"));
        phone.type(); // what the stop will wait for

        CompletableFuture<Process> stopped = one.terminate();
        // Some of these are led to each.
        List<String> pages = IntStream.range(0, 16).mapToObj(i -> "/j/22222" + (i + 2)).toList();
        Patience.awaitUntil(
            "it has stopped",
            () -> {
              for (String page : pages) {
                assertThat(status(port, page)).as(page).isEqualTo(200);
              }
              return stopped.isDone();
            });

        assertThat(two.terminate()).isNotDone();
        Patience.awaitUntil("HAProxy knows it", () -> isLeftAlone(port, "staying", "two"));
        assertThat(status(two.port(), "/health/live")).isEqualTo(200);
        assertThat(status(two.port(), "/health/live?leaving=404")).isEqualTo(404);
        for (String page : pages) {
          assertThat(status(port, page)).as("no other is left").isEqualTo(200);
        }
      } finally {
        proxy.destroyForcibly().onExit().join();
      }
    }
  }

  /** Whether HAProxy says that a server of a backend gets nothing new, and is there. */
  private boolean isLeftAlone(int port, String backend, String server) {
    return send(port, STATISTICS + ";csv")
        .map(HttpResponse::body)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith(backend + "," + server + ","))
        .anyMatch(line -> line.contains(",NOLB"));
  }

  @Test
  @DisplayName("[H10] [H3] who joins by a code does so at the server whose cookie they have")
  void oneCode() throws Exception {
    int port = RedisServer.freePort();
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Api api = new Api()) {
      ServerProcess.launchAll(one, two);
      Process proxy = haproxy(port, one.port(), two.port());
      try {
        Patience.awaitUntil("a page comes", () -> proxy.isAlive() && status(port, "/") == 200);
        String code = api.create(one.port(), 1).joinCode();
        String cookie = cookie(port, "/j/" + code).orElseThrow();
        for (int i = 0; i < 4; i++) {
          for (String path : List.of("/j/", "/api/join/")) {
            assertThat(cookie(port, path + code, "Cookie", cookie)).as(path).isEmpty();
          }
          assertThat(cookie(port, "/j/" + code.toLowerCase(Locale.ROOT) + "/1", "Cookie", cookie))
              .isEmpty();
        }
        // Who types the code has a page of either.
        String other = cookie(one.port(), "/").orElseThrow();
        String another = cookie(two.port(), "/").orElseThrow();
        assertThat(List.of(other, another))
            .as("at one server only it counts")
            .filteredOn(each -> cookie(port, "/api/join/" + code, "Cookie", each).isEmpty())
            .hasSize(1);
      } finally {
        proxy.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  @DisplayName("[H24] [H3] who leaves the queue for a seat is heard to leave, and gets none")
  void leaves() throws Exception {
    int port = RedisServer.freePort();
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis, "--limit-join-rate", "1");
        ServerProcess two = server(redis, "--limit-join-rate", "1");
        Api api = new Api()) {
      ServerProcess.launchAll(one, two);
      Process proxy = haproxy(port, one.port(), two.port());
      try {
        Patience.awaitUntil("a page comes", () -> proxy.isAlive() && status(port, "/") == 200);
        Created workshop = api.create(one.port(), 2);
        api.join(port, workshop, "Ana", 1);
        List<Socket> waiting =
            IntStream.range(0, LEAVING)
                .mapToObj(
                    i ->
                        Api.ask(
                            port,
                            "join/" + workshop.joinCode(),
                            "{\"name\":\"Bo\",\"table\":2}",
                            null))
                .toList();
        assertThat(status(port, "/api/join/" + workshop.joinCode()))
            .as("the servers have what was sent before this")
            .isEqualTo(200);
        for (Socket each : waiting) {
          each.close();
        }
        api.join(port, workshop, "Cy", 1);
        assertThat(seated(api, port, workshop, "Bo"))
            .as("who has left before their turn")
            .isLessThan(LEAVING / 2);
      } finally {
        proxy.destroyForcibly().onExit().join();
      }
    }
  }

  private static int seated(Api api, int port, Created workshop, String name) {
    int seated = 0;
    for (JsonNode person :
        api.state(port, workshop, workshop.facilitatorToken())
            .path("workshop")
            .path("participants")) {
      seated += person.path("name").asText().startsWith(name) ? 1 : 0;
    }
    return seated;
  }

  /** The cookie that a browser is given, if it is given one. */
  private Optional<String> cookie(int port, String path, String... headers) {
    return send(port, path, headers)
        .orElseThrow()
        .headers()
        .firstValue("Set-Cookie")
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')));
  }

  private static ServerProcess server(RedisServer redis, String... flags) throws IOException {
    return new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0, flags);
  }

  private static String shipped() throws IOException {
    return Files.readString(SHIPPED);
  }

  private Process haproxy(int port, int one, int two) throws IOException {
    String configuration =
        shipped()
            .replace(
                "bind :8080",
                "bind 127.0.0.1:" + port + "\n  stats enable\n  stats uri " + STATISTICS)
            .replace("charrette-1:8080 resolvers docker", "127.0.0.1:" + one)
            .replace("charrette-2:8080 resolvers docker", "127.0.0.1:" + two);
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
    // As many files as a process may usually open: what wants more does not start.
    return new ProcessBuilder("sh", "-c", "ulimit -n 1024; exec haproxy -f " + file)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private int status(int port, String path) {
    return send(port, path).map(HttpResponse::statusCode).orElse(0);
  }

  /** The status of a workshop's state, as its facilitator asks for it. */
  private int state(int port, Created workshop) {
    return send(
            port,
            "/api/workshops/" + workshop.id(),
            "Authorization",
            "Bearer " + workshop.facilitatorToken())
        .map(HttpResponse::statusCode)
        .orElse(0);
  }

  /** How many dashboards a server says that it has. */
  private int dashboards(ServerProcess server) {
    return send(server.port(), "/metrics")
        .map(HttpResponse::body)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("charrette_connections{"))
        .filter(line -> line.contains("kind=\"workshop\""))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String body(int port) {
    return send(port, "/").map(HttpResponse::body).orElse("");
  }

  /** The answer, if there is one: HAProxy itself may not listen yet. */
  private Optional<HttpResponse<String>> send(int port, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A facilitator's socket by way of HAProxy. */
  private final class Dashboard implements WebSocket.Listener {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final WebSocket socket;

    Dashboard(int port, Created workshop) {
      this.socket =
          http.newWebSocketBuilder()
              .subprotocols("charrette.v1")
              .header("Authorization", "Bearer " + workshop.facilitatorToken())
              .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/" + workshop.id()), this)
              .join();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(null);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
      closed.complete(null);
    }

    void close() {
      socket.abort();
    }
  }
}
