package io.charrette.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.app.SteeredServer;
import io.charrette.journal.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server in a virtual machine of its own, which is started again on the same port. */
final class ServerProcess implements AutoCloseable {
  private final int port;
  private final List<String> command = new ArrayList<>();
  private @Nullable Process process;

  /**
   * Says how it is started, and with which more flags. Its clock is ahead of the machine's by so
   * many milliseconds.
   */
  ServerProcess(int port, String journal, long clockOffset, String... flags) {
    this.port = port;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SteeredServer.class.getName(), "--host", "127.0.0.1"));
    command.addAll(List.of("--port", "" + port, "--journal", journal));
    // No balancer has to notice anything.
    command.addAll(List.of("--drain-seconds", "0"));
    command.addAll(List.of("--clock-offset", "" + clockOffset));
    command.addAll(List.of(flags));
  }

  int port() {
    return port;
  }

  /** Has all of them start beside each other, and waits until each serves. */
  static void launchAll(ServerProcess... all) throws IOException {
    for (ServerProcess each : all) {
      each.launch();
    }
    for (ServerProcess each : all) {
      each.awaitReady();
    }
  }

  /** Begins to start; {@link #awaitReady} waits until it serves. */
  ServerProcess launch() throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return this;
  }

  void awaitReady() throws IOException {
    Process started = running();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return;
      }
    }
    throw new AssertionError("the server on port " + port + " did not start");
  }

  /** Ends it with SIGKILL. */
  void kill() {
    Process killed = process;
    if (killed != null) {
      process = null;
      killed.destroyForcibly();
      Patience.await(killed.onExit());
    }
  }

  /** Stops it in its tracks (SIGSTOP): its connections stay open, and nothing answers. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + running().pid()).start().waitFor();
  }

  /** Asks it to stop (SIGTERM) and waits until it has. */
  void stop() {
    Patience.await(terminate());
    process = null;
  }

  /** Asks it to stop, and does not wait: completes when it has. */
  CompletableFuture<Process> terminate() {
    Process stopped = running();
    stopped.toHandle().destroy();
    return stopped.onExit();
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  @Override
  public void close() {
    kill();
  }
}
