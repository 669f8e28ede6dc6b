package io.charrette.journal.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real Redis on a free port of this machine, whose append-only file is forced to disk always. */
public final class RedisServer implements AutoCloseable {
  private static final int PORTS = 6_000;

  /**
   * Each process of a run has ports of its own: none is given what another's server has left just
   * now.
   */
  private static final int FIRST_PORT =
      20_000 + Integer.getInteger("charrette.fork", 1) % 2 * PORTS;

  /** Each is handed out once; another run on this machine begins elsewhere. */
  private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(PORTS));

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  private RedisServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  public static RedisServer start(Path folder, String... options) throws IOException {
    RedisServer server = new RedisServer(folder, freePort(), List.of(options));
    server.start();
    return server;
  }

  /**
   * One that still reads its file, and answers now and then that it does.
   *
   * @param keys how many there are in it
   * @param eachMicros how long it takes for each, microseconds
   */
  public static RedisServer loading(Path folder, int keys, int eachMicros) throws IOException {
    RedisServer server =
        start(
            folder,
            "--appendonly",
            "no",
            "--enable-debug-command",
            "yes",
            "--key-load-delay",
            "" + eachMicros,
            "--loading-process-events-interval-bytes",
            "1024",
            // It has zeros: compressed, dozens of keys would pass between two answers.
            "--rdbcompression",
            "no");
    server.command("debug", "populate", "" + keys, "key", "1000");
    assertThat(server.command("save")).contains("OK");
    server.kill();
    Thread.ofVirtual().start(server::startUnlessKilled);
    Patience.awaitUntil("it reads its file", () -> server.command("ping").contains("LOADING"));
    return server;
  }

  private void startUnlessKilled() {
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AssertionError killed) {
      // Before it had read its file: it was not needed any longer.
    }
  }

  public int port() {
    return port;
  }

  public RedisAddress address() {
    return RedisAddress.parse("redis://127.0.0.1:" + port);
  }

  /** Starts it again on what it had written. */
  public void start() throws IOException {
    List<String> command = new ArrayList<>(List.of("redis-server", "--port", "" + port));
    command.addAll(List.of("--bind", "127.0.0.1", "--dir", folder.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
    command.addAll(options);
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = started;
    var output = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    List<String> log = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      log.add(line);
      if (line.contains("Ready to accept connections")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return;
      }
    }
    throw new AssertionError("redis-server did not start: " + String.join("\n", log));
  }

  /** Ends it with SIGKILL. */
  public void kill() {
    Process killed = process;
    if (killed != null) {
      process = null;
      killed.destroyForcibly();
      Patience.await(killed.onExit());
    }
  }

  /** Stops it in its tracks (SIGSTOP), so that connections stay open and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** What it answers to a command line. */
  public String command(String... words) {
    return command(port, words);
  }

  /** What whatever listens on a port answers to a command line. */
  public static String command(int port, String... words) {
    List<String> command = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
    command.addAll(List.of(words));
    try {
      Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(asked.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process running = process;
    if (running != null) {
      new ProcessBuilder("kill", "-" + name, "" + running.pid()).start().waitFor();
    }
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * A port that nobody uses now, and none that a system gives out by itself: those begin at 32768
   * or above. So nobody is given it before it is used, or while whoever had it is away.
   */
  public static int freePort() throws IOException {
    for (int tries = 0; tries < PORTS; tries++) {
      int port = FIRST_PORT + Math.floorMod(NEXT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // It is somebody's.
      }
    }
    throw new IOException("no port is free");
  }
}
