package io.charrette.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's process, pinned to one core, and what the system says of it. */
final class ServerProcess implements AutoCloseable {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final long READY_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final int port;

  private ServerProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts it on core 0 and waits until it accepts connections. */
  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path log, int port) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
    pinned.addAll(command);
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      ServerProcess server = new ServerProcess(builder.start(), log, port);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("the server did not start; see " + log);
      }
      pause();
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Processor time of all its threads since it started, nanoseconds. */
  long cpuNanos() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
  }

  /** Resident memory, bytes. */
  long residentBytes() {
    for (String line : read("status").lines().toList()) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IllegalStateException("no VmRSS; is the server gone? See " + log);
  }

  /** Live heap of a Node server after it has collected garbage, bytes; see memory.mjs. */
  long nodeHeapBytes() {
    long before = memoryLines().size();
    run("kill", "-USR2", Long.toString(process.pid()));
    List<String> lines = memoryLines();
    while (lines.size() == before) {
      pause();
      lines = memoryLines();
    }
    return Long.parseLong(lines.getLast().split(" ", -1)[2]);
  }

  private List<String> memoryLines() {
    try {
      return Files.readAllLines(log).stream().filter(line -> line.startsWith("memory ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Live heap of a Java server, bytes: what its class histogram counts after two full collections.
   * The first only finds what has to be cleaned up before it can be collected.
   */
  long javaHeapBytes() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    run(jcmd, Long.toString(process.pid()), "GC.run");
    run(jcmd, Long.toString(process.pid()), "GC.run");
    String[] total =
        run(jcmd, Long.toString(process.pid()), "GC.class_histogram")
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElseThrow()
            .split(" +", -1);
    return Long.parseLong(total[2]);
  }

  /** Runs a command to its end and gives what it printed. */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String read(String what) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), what));
    } catch (IOException e) {
      throw new UncheckedIOException("the server is gone; see " + log, e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks it to stop, and makes it stop when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }
}
