package io.charrette.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.charrette.journal.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as an operator starts it: a process of its own, whose output is kept. */
final class ServerProcess implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern READY = Pattern.compile("Charrette is ready on port ([0-9]+)\\.");

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts it with these flags beside, and waits until it is ready. */
  static ServerProcess start(Path folder, String... flags) throws IOException {
    ServerProcess server = launch(folder, flags);
    Patience.awaitUntil("ready: " + server.output, () -> server.portIfReady() > 0);
    return server;
  }

  /** Begins to start it. */
  static ServerProcess launch(Path folder, String... flags) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--host", "127.0.0.1", "--port", "0", "--data", folder.toString()));
    arguments.addAll(List.of(flags));
    return command(arguments);
  }

  /** Begins to run the program with these arguments only. */
  static ServerProcess command(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As scripts/run has it: the quick compiler only, and one collector.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    return new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
        .lines()
        .forEach(output::add);
  }

  private int portIfReady() {
    Matcher ready = READY.matcher(String.join("\n", output));
    return ready.find() ? Integer.parseInt(ready.group(1)) : 0;
  }

  int port() {
    return portIfReady();
  }

  URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + port() + path);
  }

  /** Sends a request; a body makes it a POST. */
  HttpResponse<String> send(String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    return sent(request);
  }

  /** Asks for something to be deleted. */
  HttpResponse<String> delete(String path, String... headers) {
    return sent(HttpRequest.newBuilder(uri("http", path)).headers(headers).DELETE());
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode json(String path, String body, String... headers) {
    try {
      return JSON.readTree(send(path, body, headers).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on no file of its may grow, as on a disk that is full; or all may again. */
  void fillDisk(boolean full) throws IOException, InterruptedException {
    String limit = full ? "--fsize=1:" : "--fsize=unlimited:";
    int status =
        new ProcessBuilder("prlimit", limit, "--pid", "" + process.pid())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new AssertionError("prlimit " + limit + " ends with " + status);
    }
  }

  /** Asks it to stop, as a service manager does. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Sends it another signal, such as {@code INT} of Ctrl-C. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  /** Waits for its end; the exit status. */
  int end(int withinSeconds) throws InterruptedException {
    if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still there after " + withinSeconds + " s: " + output);
    }
    reader.join();
    return process.exitValue();
  }

  /** What it has written so far, by lines. */
  List<String> output() {
    return List.copyOf(output);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    http.close();
  }
}
