package io.charrette.load;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Charrette alone with SQLite, or several servers on one Redis, all of them on core 0. */
final class Deployment implements AutoCloseable {
  private static final int REDIS_PORT = 18_070;
  private static final int FIRST_PORT = 18_081;

  private final List<ServerProcess> processes = new ArrayList<>();
  private final List<ServerProcess> servers = new ArrayList<>();

  /** Starts one server on SQLite. */
  static Deployment onSqlite(Places places, Path data) {
    Deployment deployment = new Deployment();
    deployment.addServer(Contender.CHARRETTE.start(places, data));
    return deployment;
  }

  /** Starts so many servers on a Redis that has on disk what is Saved. */
  static Deployment onRedis(Places places, Path data, int servers) {
    Deployment deployment = new Deployment();
    try {
      deployment.processes.add(
          ServerProcess.start(
              List.of(
                  "redis-server",
                  "--port",
                  "" + REDIS_PORT,
                  "--dir",
                  data.toString(),
                  "--save",
                  "",
                  "--appendonly",
                  "yes",
                  "--appendfsync",
                  "always"),
              Map.of(),
              places.logs().resolve("redis.log"),
              REDIS_PORT));
      for (int port = FIRST_PORT; port < FIRST_PORT + servers; port++) {
        deployment.addServer(
            ServerProcess.start(
                Contender.charrette(
                    places,
                    port,
                    "--journal",
                    "redis://127.0.0.1:" + REDIS_PORT,
                    "--drain-seconds",
                    "0"),
                Map.of(),
                places.logs().resolve("charrette-" + port + ".log"),
                port));
      }
      return deployment;
    } catch (IllegalStateException | UncheckedIOException e) {
      deployment.close();
      throw e;
    }
  }

  private void addServer(ServerProcess server) {
    processes.add(server);
    servers.add(server);
  }

  List<ServerProcess> servers() {
    return servers;
  }

  /** Processor time of all servers, nanoseconds. */
  long serversNanos() {
    return servers.stream().mapToLong(ServerProcess::cpuNanos).sum();
  }

  /** Processor time of all servers and of Redis, nanoseconds. */
  long allNanos() {
    return processes.stream().mapToLong(ServerProcess::cpuNanos).sum();
  }

  /** Resident memory of all servers, bytes. */
  long residentBytes() {
    return servers.stream().mapToLong(ServerProcess::residentBytes).sum();
  }

  @Override
  public void close() {
    processes.reversed().forEach(ServerProcess::close);
  }
}
