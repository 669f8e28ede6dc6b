package io.charrette.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Charrette alone with SQLite, or several servers on one Redis, behind HAProxy or not; all of them
 * on core 0.
 */
final class Deployment implements AutoCloseable {
  static final int REDIS_PORT = 18_070;
  private static final int FIRST_PORT = 18_081;
  private static final int BALANCER_PORT = 18_079;

  private final List<ServerProcess> processes = new ArrayList<>();
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<ServerProcess> redis = new ArrayList<>();
  private final List<ServerProcess> balancers = new ArrayList<>();

  /** Starts one server on SQLite. */
  static Deployment onSqlite(Places places, Path data) {
    Deployment deployment = new Deployment();
    deployment.start(deployment.servers, Contender.CHARRETTE.start(places, data));
    return deployment;
  }

  /** Starts so many servers on a Redis that has on disk what is Saved, behind HAProxy or not. */
  static Deployment onRedis(Places places, Path data, int servers, boolean balanced) {
    Deployment deployment = new Deployment();
    try {
      deployment.start(
          deployment.redis,
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
        deployment.start(
            deployment.servers,
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
      if (balanced) {
        deployment.balance(places);
      }
      return deployment;
    } catch (IllegalStateException | UncheckedIOException e) {
      deployment.close();
      throw e;
    }
  }

  /** Puts HAProxy before the servers, by the rules that are shipped. */
  private void balance(Places places) {
    try {
      Path shipped = places.root().resolve("scripts/haproxy.cfg");
      Path file = places.work().resolve("haproxy.cfg");
      Files.writeString(file, before(servers, Files.readAllLines(shipped)));
      start(
          balancers,
          ServerProcess.start(
              List.of("haproxy", "-f", file.toString()),
              Map.of(),
              places.logs().resolve("haproxy.log"),
              BALANCER_PORT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration, but with these servers in place of the containers that it names. */
  private static String before(List<ServerProcess> servers, List<String> shipped) {
    StringBuilder text = new StringBuilder();
    for (String line : shipped) {
      if (line.startsWith("  server one ")) {
        for (ServerProcess server : servers) {
          text.append("  server at-%1$d 127.0.0.1:%1$d\n".formatted(server.port()));
        }
      } else if (!line.startsWith("  server ")) {
        text.append(line.replace("bind :8080", "bind 127.0.0.1:" + BALANCER_PORT)).append('\n');
      }
    }
    return text.toString();
  }

  private void start(List<ServerProcess> kind, ServerProcess process) {
    processes.add(process);
    kind.add(process);
  }

  List<ServerProcess> servers() {
    return servers;
  }

  /** Where phones connect when HAProxy chooses their server. */
  int balancerPort() {
    return balancers.getFirst().port();
  }

  /** Processor time of all servers, nanoseconds. */
  long serversNanos() {
    return nanos(servers);
  }

  /** Processor time of Redis, nanoseconds. */
  long redisNanos() {
    return nanos(redis);
  }

  /** Processor time of HAProxy, nanoseconds. */
  long balancerNanos() {
    return nanos(balancers);
  }

  private static long nanos(List<ServerProcess> some) {
    return some.stream().mapToLong(ServerProcess::cpuNanos).sum();
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
