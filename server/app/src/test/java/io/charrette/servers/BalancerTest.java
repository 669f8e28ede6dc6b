package io.charrette.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.charrette.journal.Patience;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  @DisplayName("HAProxy takes the shipped configuration, also where few files may be open")
  void valid() throws InterruptedException {
    assertThat(run("ulimit -n 1024; haproxy -c -f " + SHIPPED)).isZero();
  }

  @Test
  @DisplayName(
      "[H10] all of a workshop is at one server; a frozen one loses its sockets, and pages are there"
          + " as long as a server is")
  void frozenAndWithoutRedis() throws Exception {
    int port = RedisServer.freePort();
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Api api = new Api()) {
      one.launch();
      two.launch();
      one.awaitReady();
      two.awaitReady();
      Process proxy = haproxy(port, one.port(), two.port());
      try {
        Patience.awaitUntil("a page comes", () -> status(port, "/") == 200);
        Created workshop = api.create(one.port(), 1);
        List<Dashboard> dashboards =
            IntStream.range(0, 8).mapToObj(i -> new Dashboard(port, workshop)).toList();
        Patience.awaitUntil("all have come", () -> dashboards(one) + dashboards(two) == 8);
        ServerProcess chosen = dashboards(one) > 0 ? one : two;
        assertThat(dashboards(chosen)).as("at the one server that has the workshop").isEqualTo(8);

        chosen.freeze();
        var hanging =
            CompletableFuture.supplyAsync(
                () -> state(port, workshop), task -> Thread.ofVirtual().start(task));
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
      } finally {
        proxy.destroyForcibly().onExit().join();
      }
    }
  }

  private static ServerProcess server(RedisServer redis) throws IOException {
    return new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
  }

  private Process haproxy(int port, int one, int two) throws IOException {
    String configuration =
        Files.readString(SHIPPED)
            .replace("bind :8080", "bind 127.0.0.1:" + port)
            .replace("charrette-1:8080 resolvers docker", "127.0.0.1:" + one)
            .replace("charrette-2:8080 resolvers docker", "127.0.0.1:" + two);
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
    return new ProcessBuilder("haproxy", "-f", file.toString())
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
